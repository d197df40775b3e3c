import { afterEach, expect, it } from "vitest";
import { startHarness, stopHarnesses } from "../support/telegram/harness.ts";
import { bareMessage, inlineQuery, message, press } from "../support/telegram/updates.ts";
import { budgetOf, seed, spend } from "./budget.ts";
import { mutateJson } from "./mutation/mutate-json.ts";
import { mutateSentence } from "./mutation/mutate-sentence.ts";
import { seeded, type Random } from "./mutation/random.ts";

afterEach(stopHarnesses);

/** Ids that no other number of an update has: a mutant must not become somebody else. */
const admin = 777_777_777;
/** Each has turns of its own, so that the limits of one person or chat do not end the test. */
const colleagues = Array.from({ length: 4000 }, (_, at) => 500_000 + at);
const groups = colleagues.map((id) => -id);
const firstStranger = 900_000;
const strangers = Array.from({ length: 500 }, (_, at) => firstStranger + at);
const isStranger = (id: number) => id >= firstStranger && id < firstStranger + strangers.length;
const secret = "0123456789abcdef-secret";
const question = "科级干部一年要培训多少学时？";

const texts = [
  question,
  "/ask 十不准是什么",
  "/start src_AAAAAAAAAAAA_0_10",
  "/find 培训",
  "/doc 条例",
  "/compare 条例 办法",
  "/draft 写一段2021年换届工作成效，300字左右，村两委换届183个村全部完成",
  "/check 不得小于12天",
  "/date 2024-01-01 培训多少学时",
  "/help",
  "/new",
  "/cancel",
  "@youju_test_bot 那处级的呢？",
];
const callbacks = [
  "s:AAAAAAAAAAAA:0:10",
  "n:AAAAAAAAAAAA:0:10:3",
  "a:12:34",
  "g:12:d2",
  "q:t:AAAAAAAAAAAA:0:9",
  "p:AAAAAAAAAAAA:0:9",
  "v:AAAAAAAAAAAA:BBBBBBBBBBBB:0",
  "b:12",
  "d:x:1",
  "",
];
const file = {
  file_id: "file-1",
  file_unique_id: "file-1",
  file_name: "办法.md",
  mime_type: "text/markdown",
  file_size: 40,
};

/** A good update of one of the kinds that the bot asks for, or of those that come all the same. */
function anUpdate(from: number, random: Random): object {
  const chat = random.chance(0.25) && from < firstStranger ? -from : from;
  const text = random.chance(0.5) ? mutateSentence(random.pick(texts), texts, random) : random.pick(texts);
  const place = { from, chat, ...(random.chance(0.1) ? { thread: 7 } : {}), replyToBot: random.chance(0.2) };
  const said = message(text, place);
  switch (random.below(9)) {
    case 0:
      return press(random.pick(callbacks), said.message, from);
    case 1:
      return press(mutateSentence(random.pick(callbacks), callbacks, random), said.message, from);
    case 2:
      return inlineQuery(text, from);
    case 3:
      return bareMessage({ document: file, caption: text }, place);
    case 4:
      return bareMessage(
        { [random.pick(["voice", "photo", "sticker", "poll", "new_chat_members"])]: {} },
        place,
      );
    case 5:
      return {
        [random.pick(["edited_message", "channel_post", "my_chat_member", "stopped_message_generation"])]:
          said.message,
      };
    default:
      return said;
  }
}

it("lives through any update, tells strangers one line, and answers afterwards", async () => {
  const { telegram, bot, assistant, lines } = await startHarness({
    config: {
      adminIds: [admin],
      allowedIds: colleagues,
      groupIds: groups,
      inline: true,
      webhook: { url: "http://127.0.0.1:9/telegram", secret },
    },
  });
  telegram.addFile("file-1", new TextEncoder().encode("# 办法\n\n第一条　内容。"));
  const post = (update: unknown) =>
    bot.webhook!.receive(
      new Request("http://127.0.0.1:9/telegram", {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(update),
      }),
    );
  const settled = (atMost: number) => telegram.until(() => bot.health().waiting <= atMost, 120_000);
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", note);

  let count = 0;
  for (const number of spend(budgetOf(50_000))) {
    const random = seeded(seed + number);
    const from = random.pick(random.chance(0.1) ? strangers : colleagues);
    const update = { update_id: number + 1, ...anUpdate(from, random) };
    const mutant = random.chance(0.15) ? update : mutateJson(update, random);
    expect([200, 400]).toContain((await post(mutant)).status);
    if (number % 50 === 49) await settled(50);
    count += 1;
  }
  await settled(0);
  const last = 2 ** 40;
  await post({ update_id: last, ...message("清河区有几个党支部？", { from: admin }) });
  await post({ update_id: last + 1, ...message(question, { from: admin }) });
  await telegram.until(() =>
    telegram.messages.some(({ chat, text }) => chat.id === admin && text.includes("90学时")),
  );
  process.off("unhandledRejection", note);

  const failures = lines.filter(({ level }) => level === "error").map(({ fields }) => JSON.stringify(fields));
  const undelivered = lines.filter(({ message: said }) => said.includes("not delivered"));
  console.log(
    `seed ${seed}, ${count} updates, ${telegram.messages.length} messages, ${assistant.asked()} questions`,
  );

  expect(unhandled).toEqual([]);
  expect(failures.slice(0, 10)).toEqual([]);
  expect(undelivered.slice(0, 10)).toEqual([]);
  const toStrangers = telegram.calls.filter(({ payload }) => isStranger(Number(payload["chat_id"])));
  const told = toStrangers.map(({ payload }) => `${String(payload["chat_id"])} ${String(payload["text"])}`);
  expect(
    told.filter((line) => !/^(\d+) 您还没有使用权限。请把您的编号 -?\d+ 发给管理员开通。$/u.test(line)),
  ).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
  const asStranger = assistant.calls.filter(
    (call) => "reader" in call && isStranger(Number(call.reader.userId.replace("telegram:", ""))),
  );
  expect(asStranger).toEqual([]);
  expect(assistant.asked()).toBeGreaterThan(count / 100);
});
