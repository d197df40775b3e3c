import type { Update } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openSqliteChatStore } from "../../../src/adapters/office/sqlite-chat-store.ts";
import { createTelegramBot } from "../../../src/channels/telegram/bot.ts";
import {
  compareData,
  deepLinkPayload,
  feedbackData,
  hashFile,
  openData,
  pasteData,
  pinData,
  tableData,
  turnData,
} from "../../../src/channels/telegram/callback-data.ts";
import { createLogger } from "../../../src/logger.ts";
import type { ChatStore } from "../../../src/ports/chat-store.ts";
import {
  fakeToken,
  startFakeTelegram,
  type ApiCall,
  type FakeTelegram,
} from "../../support/telegram/server.ts";
import { others, registered, spyOnRegistrations } from "./telegram-registrations.ts";
import { message, press } from "../../support/telegram/updates.ts";
import { canary, closedSide, openSide, startDividedOffice, type DividedOffice } from "./divided-office.ts";

/** Telegram ids; one group searches the open side, the other everything. */
const people = { admin: 1, staff: 2, 甲: 3, 乙: 4, stranger: 9 } as const;
type Person = keyof typeof people;
const openGroup = -50;
/** The same people with other ids for the buttons: thirty updates a minute are allowed to each. */
const second = (person: Person): number => people[person] + 100;

let world: DividedOffice;
let telegram: FakeTelegram;
let store: ChatStore;
let bot: ReturnType<typeof createTelegramBot>;
let closed: { readonly start: number; readonly end: number };

beforeAll(async () => {
  world = await startDividedOffice();
  telegram = await startFakeTelegram();
  store = openSqliteChatStore(":memory:");
  for (const id of [people.甲, second("甲"), openGroup])
    store.grants.add({ id, note: "", collections: openSide, grantedBy: "test" });
  for (const id of [people.乙, second("乙")])
    store.grants.add({ id, note: "", collections: closedSide, grantedBy: "test" });
  spyOnRegistrations();
  bot = createTelegramBot({
    assistant: world.assistant,
    config: {
      token: fakeToken,
      apiRoot: telegram.apiRoot,
      adminIds: [people.admin, second("admin")],
      allowedIds: [people.staff, second("staff")],
      groupIds: [],
      collections: "all",
      sendsInternal: true,
      inline: true,
      webhook: null,
      proxy: null,
      logsContent: false,
    },
    store,
    audit: world.office.audit,
    logger: createLogger("silent"),
  });
  vi.restoreAllMocks();
  await bot.start();
  const view = world.assistant.document(world.closedFile, { userId: "t", role: "admin", collections: "all" });
  const chunk = view?.chunks.at(1);
  closed = { start: chunk?.start ?? 0, end: chunk?.end ?? 0 };
});
afterAll(async () => {
  await bot.stop();
  store.close();
  await telegram.close();
  await world[Symbol.asyncDispose]();
});

interface Row {
  readonly right: "staff" | "admin";
  readonly text: () => string;
  /** What is shown of the closed side to those who may see it. */
  readonly tells?: boolean;
}

const commands: Readonly<Record<string, Row>> = {
  ask: { right: "staff", text: () => "/ask 后备干部调配谈话由几名工作人员参加？", tells: true },
  cancel: { right: "staff", text: () => "/cancel" },
  check: { right: "staff", text: () => "/check 根据《后备干部调配办法》，公示5个工作日。" },
  compare: { right: "staff", text: () => "/compare 干部任前公示办法" },
  date: { right: "staff", text: () => "/date 2026年3月2日起5个工作日" },
  documents: { right: "admin", text: () => "/documents", tells: true },
  draft: { right: "staff", text: () => "/draft 写一段2025年后备干部调配工作情况", tells: true },
  eval: { right: "admin", text: () => "/eval" },
  feedback: { right: "staff", text: () => "/feedback 很好" },
  find: { right: "staff", text: () => "/find 后备干部调配", tells: true },
  grant: { right: "admin", text: () => "/grant" },
  help: { right: "staff", text: () => "/help" },
  insights: { right: "admin", text: () => "/insights" },
  new: { right: "staff", text: () => "/new" },
  reload: { right: "admin", text: () => "/reload" },
  revoke: { right: "admin", text: () => "/revoke" },
  sources: { right: "staff", text: () => "/sources", tells: true },
  start: {
    right: "staff",
    text: () => `/start ${deepLinkPayload(world.closedFile, closed.start, closed.end)}`,
    tells: true,
  },
  status: { right: "admin", text: () => "/status" },
  users: { right: "admin", text: () => "/users" },
};

/** Data of each kind of button, by the registration it belongs to; the draft is another's. */
const buttons: Readonly<
  Record<
    string,
    readonly {
      readonly data: () => string;
      readonly right: "staff" | "admin" | "nobody";
      readonly tells?: boolean;
    }[]
  >
> = {
  "f:draft": [{ data: () => "f:draft", right: "staff" }],
  "/^f:(\\d{1,3})$/u": [{ data: () => "f:0", right: "staff" }],
  "k:policy": [{ data: () => "k:policy", right: "admin" }],
  "k:report": [{ data: () => "k:report", right: "admin" }],
  "k:ask": [{ data: () => "k:ask", right: "staff" }],
  "k:base": [{ data: () => "k:base", right: "staff" }],
  "k:check": [{ data: () => "k:check", right: "staff" }],
  "r:cancel": [{ data: () => "r:cancel", right: "admin" }],
  callback_query: [
    { data: () => openData(world.closedFile, closed.start, closed.end), right: "staff", tells: true },
    { data: () => turnData({ fileHash: hashFile(world.closedFile), ...closed }, 0), right: "staff" },
  ],
  "callback_query:data": [
    { data: () => "a:1:1", right: "nobody" },
    { data: () => feedbackData(1, "up"), right: "staff" },
    { data: () => tableData(1), right: "staff" },
    { data: () => pinData(world.closedFile, closed.start, closed.end), right: "staff" },
    { data: () => compareData(world.closedFile, world.closedFile, 0, true), right: "staff" },
    {
      data: () => pasteData("text", { fileHash: hashFile(world.closedFile), ...closed }),
      right: "staff",
    },
    ...Array.from("slzufpgkcwr", (letter) => ({
      data: () => `d:${letter}0:${othersDraft}`,
      right: "nobody" as const,
    })),
  ],
};
let othersDraft = "";

/** Everything that went to this chat, or in answer to this press or query. */
function wordsTo(chat: number, callback?: string): ApiCall[] {
  return telegram.calls.filter(
    ({ payload }) =>
      payload["chat_id"] === chat ||
      (callback !== undefined &&
        [payload["callback_query_id"], payload["inline_query_id"]].includes(callback)),
  );
}
const idOf = (update: Omit<Update, "update_id">): string | undefined =>
  update.callback_query?.id ?? update.inline_query?.id;
const loud = new Set(["sendMessage", "sendDocument", "editMessageText", "answerInlineQuery"]);
/** A press answered without words is answered by a message that follows. */
const isLast = ({ method, payload }: ApiCall): boolean =>
  loud.has(method) || (method === "answerCallbackQuery" && payload["text"] !== undefined);

/** Sends one update and gives what was said because of it. */
async function say(update: Omit<Update, "update_id">, chat: number): Promise<string> {
  const before = wordsTo(chat, idOf(update)).length;
  const fresh = (): ApiCall[] => wordsTo(chat, idOf(update)).slice(before);
  telegram.push(update);
  await telegram.until(() => fresh().some(isLast) && bot.health().waiting === 0, 30_000);
  return JSON.stringify(fresh().map(({ payload }) => payload));
}

it("knows every command, button and kind of update there is", () => {
  expect(registered.commands).toEqual(new Set(Object.keys(commands)));
  const kinds = [
    ...Object.keys(others),
    "callback_query",
    "callback_query:data",
    "stopped_message_generation",
  ];
  expect(new Set(registered.updates)).toEqual(new Set(kinds));
  // Each reads the data of its own kind of button: held, draft, answer's table, paste, pin, compare, feedback.
  expect(registered.updates.filter((filter) => filter === "callback_query:data")).toHaveLength(7);
  const known = [...registered.buttons, "callback_query", "callback_query:data"];
  expect(new Set(known)).toEqual(new Set(Object.keys(buttons)));
});

describe.each(["staff", "甲", "乙", "admin"] as const)("commands of %s", (person) => {
  it.each(Object.keys(commands))("/%s", async (name) => {
    const row = commands[name]!;
    const id = people[person];
    const said = await say(message(row.text(), { from: id }), id);
    const isRefused = row.right === "admin" && person !== "admin";
    expect(said.includes("只有管理员可以")).toBe(isRefused);
    expect(said.includes(canary) && (isRefused || person === "甲")).toBe(false);
    expect(said.includes(canary) || isRefused || person === "甲" || row.tells !== true).toBe(true);
  });

  it.each(Object.keys(others))("%s", async (kind) => {
    const id = people[person];
    telegram.addFile("x", new TextEncoder().encode("第一条　为了规范工作，制定本办法。"));
    const said = await say(others[kind]!(id), id);
    const tells = kind === "message:text" || kind === "inline_query";
    expect(said.includes(canary)).toBe(tells && person !== "甲");
  });
});

const refused = /只有管理员可以|没有这份草稿|已经回答过|已失效|对不上了/u;

describe.each(["staff", "甲", "乙", "admin"] as const)("buttons of %s", (person) => {
  it.each(Object.keys(buttons))("%s", async (kind) => {
    // A draft of someone who is none of these.
    const owner = { userId: "telegram:77", role: "staff", collections: "all" } as const;
    for await (const event of world.assistant.writing.draft(
      { request: "写一段2025年后备干部调配工作情况" },
      owner,
    ))
      if (event.type === "draft-end") othersDraft = event.draft.id;
    const id = second(person);
    const under = message("下面有按钮", { from: id }).message;
    for (const { data, right, tells } of buttons[kind]!) {
      const said = await say(press(data(), under, id), id);
      const mayNot = right === "nobody" || (right === "admin" && person !== "admin");
      expect(!mayNot || refused.test(said)).toBe(true);
      expect(said.includes(canary) && person === "甲").toBe(false);
      expect(said.includes(canary) || person === "甲" || tells !== true).toBe(true);
    }
  });
});

it("a group hears what the group may search, whoever asks", async () => {
  for (const name of ["ask", "find", "sources", "start"]) {
    const text = commands[name]!.text();
    expect(await say(message(text, { from: people.admin, chat: openGroup }), openGroup)).not.toContain(
      canary,
    );
  }
  const under = message("/help", { from: people.admin, chat: openGroup }).message;
  const pressed = press(openData(world.closedFile, closed.start, closed.end), under, people.admin);
  expect(await say(pressed, openGroup)).not.toContain(canary);
  expect(await say(message("/users", { from: people.admin, chat: openGroup }), openGroup)).toContain(
    "私聊里使用",
  );
});

it("a held question is answered only for the one who asked it", async () => {
  const { message: asked } = message("/ask 后备干部名单保管几年？", { from: people.乙, chat: openGroup });
  store.inbox.receive([{ id: 9_000_001, body: JSON.stringify({ update_id: 9_000_001, message: asked }) }]);
  store.inbox.hold(9_000_001, "old");
  const place = store.inbox.held(9_000_001)?.place ?? 0;
  const under = message("清单", { from: people.乙, chat: openGroup }).message;
  const data = `a:9000001:${String(place)}`;
  expect(await say(press(data, under, people.甲), openGroup)).toContain("请由提问的人来点");
  const elsewhere = message("清单", { from: people.甲 }).message;
  expect(await say(press(data, elsewhere, people.甲), people.甲)).toContain("已经回答过，或者已经过期");
  store.inbox.finish(9_000_001);
});

it("strangers get one line, whatever they send", async () => {
  const id = people.stranger;
  const under = message("别人的消息", { from: id }).message;
  const updates = [
    ...Object.values(commands).map((row) => message(row.text(), { from: id })),
    ...Object.values(others).map((make) => make(id)),
    ...Object.values(buttons).flatMap((kinds) => kinds.map(({ data }) => press(data(), under, id))),
  ];
  for (const update of updates) telegram.push(update);
  await say(message("/help", { from: people.staff }), people.staff);
  await telegram.until(() => bot.health().waiting === 0);
  const said = updates.flatMap((update) => wordsTo(id, idOf(update)));
  const told = said.map(({ payload }) => payload["results"] ?? payload["text"]);
  const lines = told.filter((words) => !Array.isArray(words)).map((words) => String(words).slice(0, 9));
  expect([...new Set(lines)]).toEqual(["您还没有使用权限。"]);
  expect(told.filter(Array.isArray)).toEqual([[]]);
  expect(new Set(said.filter(({ method }) => method === "sendMessage"))).toHaveProperty("size", 1);
});

it("holds what a grant says from the next message on", async () => {
  const id = 60;
  store.grants.add({ id, note: "", collections: "all", grantedBy: "test" });
  expect(await say(message("/sources", { from: id }), id)).toContain(canary);
  store.grants.add({ id, note: "", collections: ["policies"], grantedBy: "test" });
  expect(await say(message("/sources", { from: id }), id)).not.toContain(canary);
  store.grants.remove(id);
  expect(await say(message("/sources", { from: id }), id)).toContain("您还没有使用权限");
});
