/** Telegram's limits as the fake server enforces them. */

export type Payload = Record<string, unknown>;

export class Refusal extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  body(): object {
    const parameters = this.retryAfter === undefined ? {} : { parameters: { retry_after: this.retryAfter } };
    return { ok: false, error_code: this.status, description: this.message, ...parameters };
  }
}

interface Entity {
  readonly offset: number;
  readonly length: number;
}

/** Text, entities and keyboard of sendMessage and editMessageText. */
export function checkText(payload: Payload): void {
  const text = typeof payload["text"] === "string" ? payload["text"] : "";
  if (text.trim() === "") throw new Refusal(400, "Bad Request: message text is empty");
  checkContent(text, 4096, payload["entities"]);
  if (payload["parse_mode"] !== undefined)
    throw new Refusal(400, "Bad Request: parse_mode on untrusted text");
  checkKeyboard(payload);
}

/** Caption of a document: shorter, and may be missing. */
export function checkCaption(payload: Payload): void {
  checkContent(typeof payload["caption"] === "string" ? payload["caption"] : "", 1024, undefined);
  checkKeyboard(payload);
}

function checkContent(text: string, limit: number, given: unknown): void {
  if (text.length > limit) throw new Refusal(400, "Bad Request: message is too long");
  if (/\p{Surrogate}/u.test(text)) throw new Refusal(400, "Bad Request: strings must be encoded in UTF-8");
  const entities = (given ?? []) as Entity[];
  if (entities.length > 100) throw new Refusal(400, "Bad Request: too many entities");
  for (const { offset, length } of entities) {
    if (offset < 0 || length <= 0 || offset + length > text.length)
      throw new Refusal(400, "Bad Request: ENTITY_BOUNDS_INVALID");
    if (/^\p{Surrogate}|\p{Surrogate}$/u.test(text.slice(offset, offset + length)))
      throw new Refusal(400, "Bad Request: entity cuts a character");
  }
}

/** Buttons and what they carry. */
export function checkKeyboard(payload: Payload): void {
  const markup = payload["reply_markup"] as { inline_keyboard?: Payload[][] } | undefined;
  const buttons = (markup?.inline_keyboard ?? []).flat();
  if (buttons.length > 100) throw new Refusal(400, "Bad Request: reply markup is too long");
  for (const button of buttons) {
    const data = button["callback_data"];
    const bytes = Buffer.byteLength(typeof data === "string" ? data : "");
    const copied = (button["copy_text"] as { text: string } | undefined)?.text;
    if (copied !== undefined && (copied.length < 1 || copied.length > 256))
      throw new Refusal(400, "Bad Request: COPY_TEXT_INVALID");
    if (copied === undefined && (bytes < 1 || bytes > 64))
      throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
    if (button["text"] === "") throw new Refusal(400, "Bad Request: button text is empty");
  }
}

export function checkCallbackAnswer(payload: Payload): void {
  const { text } = payload;
  if (typeof text === "string" && text.length > 200) throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG");
}

export function checkDraft(payload: Payload): void {
  if (!(Number(payload["draft_id"]) > 0)) throw new Refusal(400, "Bad Request: DRAFT_ID_INVALID");
  if (Number(payload["chat_id"]) < 0) throw new Refusal(400, "Bad Request: drafts are for private chats");
  if (payload["text"] !== undefined && payload["text"] !== "") checkText(payload);
}

export function checkCommands(payload: Payload): void {
  const commands = (payload["commands"] ?? []) as { command: string; description: string }[];
  if (commands.length > 100) throw new Refusal(400, "Bad Request: too many commands");
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw new Refusal(400, "Bad Request: BOT_COMMAND_INVALID");
    if (description === "" || description.length > 256)
      throw new Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
  }
}

export function checkInlineAnswer(payload: Payload): void {
  const results = (payload["results"] ?? []) as Payload[];
  if (results.length > 50) throw new Refusal(400, "Bad Request: RESULTS_TOO_MUCH");
  const ids = new Set<string>();
  for (const result of results) {
    const id = String(result["id"]);
    if (Buffer.byteLength(id) < 1 || Buffer.byteLength(id) > 64 || ids.has(id))
      throw new Refusal(400, "Bad Request: RESULT_ID_INVALID");
    ids.add(id);
    const content = result["input_message_content"] as Payload;
    checkText({ text: content["message_text"], entities: content["entities"] });
  }
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Capacity and refill a second of what one chat may take; bursts are short, the average is what counts. */
const rates = {
  message: { capacity: 30, perSecond: 1 },
  change: { capacity: 5, perSecond: 1 },
  group: { capacity: 20, perSecond: 20 / 60 },
} as const;

const changing = new Set(["editMessageText", "editMessageReplyMarkup", "sendMessageDraft"]);
const sending = new Set(["sendMessage", "sendDocument"]);

/** Telegram's flood limits: about one message a second in a chat, 20 a minute in a group, some a second in all. */
export function createFloodLimits(
  overallPerSecond: number | null,
  haste: number,
): (method: string, payload: Payload) => void {
  const buckets = new Map<string, Bucket>();

  const take = (key: string, capacity: number, perSecond: number) => {
    const now = Date.now();
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now };
    buckets.set(key, bucket);
    bucket.tokens = Math.min(capacity, bucket.tokens + ((now - bucket.at) / 1_000) * haste * perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) {
      const wait = Math.ceil((1 - bucket.tokens) / perSecond) / haste;
      throw new Refusal(429, `Too Many Requests: retry after ${String(wait)}`, wait);
    }
    bucket.tokens -= 1;
  };

  return (method, payload) => {
    const isMessage = sending.has(method);
    if (!isMessage && !changing.has(method)) return;
    const chat = Number(payload["chat_id"]);
    const kind = chat < 0 ? "group" : isMessage ? "message" : "change";
    const { capacity, perSecond } = rates[kind];
    take(`${kind} ${String(chat)}`, capacity, perSecond);
    if (overallPerSecond !== null && isMessage) take("all", overallPerSecond, overallPerSecond);
  };
}
