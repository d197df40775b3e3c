import { describe, expect, it } from "vitest";
import { splitStream } from "../../../../src/answering/generation/sentence-stream.ts";

async function* inPieces(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function split(text: string, size: number): Promise<string[]> {
  const sentences: string[] = [];
  for await (const sentence of splitStream(inPieces(text, size))) sentences.push(sentence);
  return sentences;
}

describe("splitStream", () => {
  it.each([1, 3, 50])("keeps marks with their sentence, in pieces of %i", async (size) => {
    expect(await split("可以。[1][2]公示五天［3］。\n（一）甲；[1]\n“乙。”[2]余下", size)).toEqual([
      "可以。[1][2]",
      "公示五天［3］。",
      "\n",
      "（一）甲；[1]\n",
      "“乙。”[2]",
      "余下",
    ]);
  });

  it("lets a marked sentence go before the next one begins", async () => {
    const seen: string[] = [];
    async function* slowly(): AsyncIterable<string> {
      yield "公示五天[1]。";
      await Promise.resolve();
      seen.push("next");
      yield "还要";
    }
    for await (const sentence of splitStream(slowly())) seen.push(sentence);
    expect(seen).toEqual(["公示五天[1]。", "next", "还要"]);
  });
});
