import { Composer } from "grammy";
import type { Update } from "grammy/types";
import { vi } from "vitest";
import { bareMessage, inlineQuery, message } from "../../support/telegram/updates.ts";

/** What the bot's features have asked to be called for. */
export const registered = { commands: new Set<string>(), buttons: [] as string[], updates: [] as string[] };
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

/** What the features register is read off while they do. */
export function spyOnRegistrations(): void {
  const note = (method: "command" | "callbackQuery" | "on", keep: (value: unknown) => void): void => {
    const original = Composer.prototype[method] as (...values: readonly unknown[]) => unknown;
    vi.spyOn(Composer.prototype, method).mockImplementation(function (
      this: unknown,
      ...values: readonly unknown[]
    ) {
      keep(values[0]);
      return original.apply(this, values as unknown[]) as never;
    });
  };
  note("command", (name) => {
    for (const one of [name].flat()) registered.commands.add(String(one));
  });
  note("callbackQuery", (data) => registered.buttons.push(...[data].flat().map(String)));
  note("on", (filter) => registered.updates.push([filter].flat().join(" ")));
}

/** Updates that are neither commands nor buttons. */
export const others: Readonly<Record<string, (chat: number) => Omit<Update, "update_id">>> = {
  "message:text": (from) => message("后备干部名单保管几年？", { from }),
  "message:document": (from) =>
    bareMessage(
      { document: { file_id: "x", file_unique_id: "x", file_name: "a.txt", file_size: 10 } },
      { from },
    ),
  inline_query: (from) => inlineQuery("后备干部调配谈话", from),
  [["voice", "audio", "photo", "video", "video_note", "animation", "sticker", "location", "contact", "poll"]
    .map((kind) => `message:${kind}`)
    .join(" ")]: (from) =>
    bareMessage({ voice: { file_id: "v", file_unique_id: "v", duration: 1 } }, { from }),
};
