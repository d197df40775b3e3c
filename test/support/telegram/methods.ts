import type { Message } from "grammy/types";
import {
  checkCallbackAnswer,
  checkCaption,
  checkCommands,
  checkDraft,
  checkInlineAnswer,
  checkKeyboard,
  checkText,
  Refusal,
  type Payload,
} from "./limits.ts";

export const botUser = {
  id: 123456,
  is_bot: true,
  first_name: "有据",
  username: "youju_test_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
};

export interface SentDocument {
  readonly chatId: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
}

export interface ChatState {
  /** Messages as they stand now, edits included. */
  readonly messages: Message.TextMessage[];
  readonly documents: SentDocument[];
  /** Callback queries not answered yet. */
  readonly openCallbacks: Set<string>;
  /** Files that getFile knows, by file_id. */
  readonly files: Map<string, Uint8Array>;
  /** Whether the server knows sendMessageDraft. */
  drafts: boolean;
}

export type Methods = Readonly<Record<string, (payload: Payload) => unknown>>;

/** Bot API: getFile ends at 20 MB. */
const mostFileBytes = 20 * 1024 * 1024;

/** The methods the bot uses, with what Telegram would check. */
export function createMethods(state: ChatState): Methods {
  let nextMessage = 1_000;
  const newId = () => {
    nextMessage += 1;
    return nextMessage;
  };
  return {
    getMe: () => botUser,
    deleteWebhook: () => true,
    sendChatAction: () => true,
    setMyCommands: (payload) => {
      checkCommands(payload);
      return true;
    },
    sendMessageDraft: (payload) => {
      if (!state.drafts) throw new Refusal(404, "Not Found: method not found");
      checkDraft(payload);
      return true;
    },
    sendMessage: (payload) => {
      checkText(payload);
      const message = textMessage(newId(), payload);
      state.messages.push(message);
      return message;
    },
    sendDocument: (payload) => {
      checkCaption(payload);
      const { name, bytes } = payload["document"] as { name: string; bytes: Uint8Array };
      const caption = typeof payload["caption"] === "string" ? payload["caption"] : "";
      state.documents.push({ chatId: Number(payload["chat_id"]), name, bytes, caption });
      return { ...textMessage(newId(), payload), document: { file_name: name } };
    },
    editMessageText: (payload) => {
      checkText(payload);
      const at = state.messages.findIndex((message) => message.message_id === payload["message_id"]);
      const old = state.messages[at];
      if (old === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
      const message = textMessage(old.message_id, payload);
      if (
        old.text === message.text &&
        JSON.stringify(old.reply_markup) === JSON.stringify(message.reply_markup)
      )
        throw new Refusal(400, "Bad Request: message is not modified");
      state.messages[at] = message;
      return message;
    },
    editMessageReplyMarkup: (payload) => {
      checkKeyboard(payload);
      const at = state.messages.findIndex((message) => message.message_id === payload["message_id"]);
      const old = state.messages[at];
      if (old === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
      state.messages[at] = { ...old, reply_markup: payload["reply_markup"] as never };
      return state.messages[at];
    },
    answerCallbackQuery: (payload) => {
      checkCallbackAnswer(payload);
      if (!state.openCallbacks.delete(String(payload["callback_query_id"])))
        throw new Refusal(
          400,
          "Bad Request: query is too old and response timeout expired or query ID is invalid",
        );
      return true;
    },
    answerInlineQuery: (payload) => {
      checkInlineAnswer(payload);
      return true;
    },
    getFile: (payload) => {
      const id = String(payload["file_id"]);
      const file = state.files.get(id);
      if (file === undefined) throw new Refusal(400, "Bad Request: wrong file_id");
      if (file.length > mostFileBytes) throw new Refusal(400, "Bad Request: file is too big");
      return { file_id: id, file_unique_id: id, file_size: file.length, file_path: `documents/${id}` };
    },
  };
}

function textMessage(id: number, payload: Payload): Message.TextMessage {
  const { chat_id: chat, text, entities, reply_markup: markup } = payload;
  return {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: Number(chat) < 0 ? "supergroup" : "private", first_name: "", title: "" },
    from: botUser,
    text,
    entities,
    reply_markup: markup,
  } as unknown as Message.TextMessage;
}
