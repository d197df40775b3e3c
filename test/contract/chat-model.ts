import { describe, expect, it } from "vitest";
import { ModelError } from "../../src/errors.ts";
import type { ChatModel } from "../../src/ports/chat-model.ts";

const request = { messages: [{ role: "user" as const, content: "公示几天" }], maxTokens: 500 };

async function collect(model: ChatModel, signal?: AbortSignal): Promise<string> {
  let text = "";
  for await (const piece of model.stream(request, signal)) text += piece;
  return text;
}

/** What every chat model keeps to. `replies`: what it is to say, a call each. */
export function testChatModel(
  name: string,
  create: (replies: readonly string[]) => Promise<ChatModel & AsyncDisposable>,
): void {
  describe(`chat model: ${name}`, () => {
    it("gives the whole reply in pieces, and can be asked again", async () => {
      await using model = await create(["公示五个工作日。[1]", "好。"]);
      expect(model.id).not.toBe("");
      expect(await collect(model)).toBe("公示五个工作日。[1]");
      expect(await collect(model)).toBe("好。");
    });

    it("throws ModelError for an empty reply", async () => {
      await using model = await create([""]);
      await expect(collect(model)).rejects.toBeInstanceOf(ModelError);
    });

    it("throws the reason of an aborted signal, before and amid a reply", async () => {
      await using model = await create(["公示五个工作日。[1]".repeat(40)]);
      const before = new AbortController();
      before.abort(new Error("不用了"));
      await expect(collect(model, before.signal)).rejects.toThrow("不用了");
      const amid = new AbortController();
      const reading = (async () => {
        for await (const piece of model.stream(request, amid.signal)) {
          expect(piece).not.toBe("");
          amid.abort(new Error("够了"));
        }
      })();
      await expect(reading).rejects.toThrow("够了");
    });

    it("may be left in the middle of a reply", async () => {
      await using model = await create(["公示五个工作日。[1]".repeat(40), "好。"]);
      for await (const piece of model.stream(request)) {
        expect(piece).not.toBe("");
        break;
      }
      expect(await collect(model)).toBe("好。");
    });
  });
}
