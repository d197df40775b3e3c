import { describe, expect, it } from "vitest";
import {
  type ConversationStorage,
  createConversationStorage,
  type StorageArea,
} from "../../../../../src/channels/web/page/state/conversation-storage.ts";
import {
  type Conversations,
  createConversations,
} from "../../../../../src/channels/web/page/state/conversations.ts";
import { ApiError } from "../../../../../src/channels/web/page/api/http.ts";
import type { Question } from "../../../../../src/channels/web/page/api/youju.ts";
import type { AnswerEvent } from "../../../../../src/domain/answers/answer.ts";
import { answer } from "../../../../support/fake-knowledge.ts";

/** A browser's storage of so many characters. */
function area(room = Number.POSITIVE_INFINITY): StorageArea & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem(key, value) {
      const used = [...kept].reduce((sum, [name, held]) => sum + (name === key ? 0 : held.length), 0);
      if (used + value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  };
}

function conversationsOver(
  storage: ConversationStorage,
  ask: (question: Question, signal: AbortSignal) => AsyncIterable<AnswerEvent>,
): Conversations {
  let time = 1000;
  let id = 0;
  return createConversations({
    storage,
    ask,
    onLoggedOut: () => undefined,
    now: () => (time += 1000),
    newId: () => `c${(id += 1)}`,
  });
}

async function* answered({ text }: Question): AsyncGenerator<AnswerEvent> {
  yield { type: "text-delta", text: "答", position: 0 };
  yield { type: "answer-end", answer: answer(text, `答：${text}`, []) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("conversations", () => {
  it("are there again after a reload of the page, and the server hears what was asked before", async () => {
    const kept = area();
    const before = conversationsOver(createConversationStorage(kept, "甲"), answered);
    const id = before.send("党课多久一次");
    await settled();

    const asked: Question[] = [];
    const after = conversationsOver(createConversationStorage(kept, "甲"), (question) => {
      asked.push(question);
      return answered(question);
    });
    after.open(id);
    expect(after.snapshot().open?.turns.map(({ state, text }) => [state, text])).toEqual([
      ["done", "答：党课多久一次"],
    ]);
    after.send("那党费呢");
    await settled();
    expect(asked).toMatchObject([{ text: "那党费呢", conversation: id, history: ["党课多久一次"] }]);
    expect(after.snapshot().headings).toMatchObject([{ id, title: "党课多久一次" }]);
  });

  it("are answered to the end while another one is looked at", async () => {
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const conversations = conversationsOver(
      createConversationStorage(area(), "甲"),
      async function* (question) {
        if (question.text === "慢") await waiting;
        yield* answered(question);
      },
    );
    const slow = conversations.send("慢");
    conversations.open(null);
    conversations.send("快");
    await settled();
    expect(conversations.snapshot().open?.turns[0]?.state).toBe("done");
    goOn();
    await settled();
    conversations.open(slow);
    expect(conversations.snapshot().open?.turns[0]).toMatchObject({ state: "done", text: "答：慢" });
  });

  it("keep of a question about a file nothing but the question; the next goes on about it", async () => {
    const kept = area();
    const asked: Question[] = [];
    const conversations = conversationsOver(createConversationStorage(kept, "甲"), (question) => {
      asked.push(question);
      return answered(question);
    });
    const file = new File(["机要"], "附件.txt");
    const id = conversations.send("机要几条", file);
    await settled();
    conversations.send("还有呢", "附件.txt");
    await settled();
    expect(asked).toMatchObject([
      { file, attached: false },
      { file: null, attached: true },
    ]);
    expect(conversations.snapshot().open?.turns[0]?.text).toBe("答：机要几条");
    const read = createConversationStorage(kept, "甲").read(id);
    expect(read?.turns).toMatchObject([
      { question: "机要几条", file: "附件.txt", state: "unkept", text: "", answer: null },
      { state: "unkept" },
    ]);
    expect([...kept.kept.values()].join()).not.toContain("答：");
  });

  it("that were cut off by closing the page say so, and can be asked again in their place", async () => {
    const kept = area();
    const before = conversationsOver(createConversationStorage(kept, "甲"), async function* () {
      yield { type: "text-delta", text: "半", position: 0 } satisfies AnswerEvent;
      await new Promise(() => undefined);
    });
    const id = before.send("问");
    await settled();
    const after = conversationsOver(createConversationStorage(kept, "甲"), answered);
    after.open(id);
    const turn = after.snapshot().open?.turns[0];
    expect(turn?.state).toBe("failed");
    after.retry(turn?.id ?? 0);
    await settled();
    expect(after.snapshot().open?.turns).toMatchObject([{ id: turn?.id, state: "done" }]);
  });

  it("belong to one user; renamed and removed ones stay so", async () => {
    const kept = area();
    const mine = conversationsOver(createConversationStorage(kept, "甲"), answered);
    const first = mine.send("一");
    await settled();
    mine.open(null);
    const second = mine.send("二");
    await settled();
    mine.rename(first, "  换了 名 ");
    mine.remove(second);
    expect(mine.snapshot().open).toBeNull();

    const other = conversationsOver(createConversationStorage(kept, "乙"), answered);
    other.open(first);
    expect(other.snapshot()).toMatchObject({ open: null, headings: [] });
    const again = createConversationStorage(kept, "甲");
    expect(again.headings()).toMatchObject([{ id: first, title: "换了 名" }]);
    expect(again.read(second)).toBeNull();
  });

  it("drop the oldest when the browser has no more room, and what cannot be read", async () => {
    const kept = area(4000);
    const conversations = conversationsOver(createConversationStorage(kept, "甲"), answered);
    const ids: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      conversations.open(null);
      ids.push(conversations.send("问".repeat(200)));
      await settled();
    }
    const storage = createConversationStorage(kept, "甲");
    expect(storage.read(ids.at(-1) ?? "")?.turns).toHaveLength(1);
    expect(storage.read(ids[0] ?? "")).toBeNull();
    expect(storage.headings().every(({ id }) => storage.read(id) !== null)).toBe(true);
    for (const key of kept.kept.keys()) kept.kept.set(key, '{"version":0,"turns":"?"}');
    expect(storage.headings()).toEqual([]);
    expect(storage.read(ids.at(-1) ?? "")).toBeNull();
  });

  it("say what the server said when it refuses", async () => {
    // oxlint-disable-next-line require-yield
    const conversations = conversationsOver(createConversationStorage(area(), "甲"), async function* () {
      throw new ApiError(429, "问得太快，请 3 秒后再试。");
    });
    conversations.send("问");
    await settled();
    expect(conversations.snapshot().open?.turns[0]).toMatchObject({
      state: "failed",
      failure: "问得太快，请 3 秒后再试。",
    });
  });
});
