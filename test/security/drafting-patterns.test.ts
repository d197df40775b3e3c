import { expect, it } from "vitest";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { openHouseWriting } from "../support/house-writing.ts";

const writing = openHouseWriting();

async function endOf(request: string): Promise<void> {
  for await (const event of writing.draft({ request }, localAdmin)) if (event.type === "draft-end") return;
}

// It took half a minute, with nothing else served, when patterns searched all of a text from every place in it.
it.each([
  "和",
  "关于的请示",
  "（",
  "《",
  "其中1名、",
  "一是",
  "12",
  "政治意识、",
  "书记王",
  "附件：1.a\n2.b\n",
])("a request and a text of nothing but %j do not hold the program up", async (unit) => {
  const text = unit.repeat(Math.floor(20_000 / unit.length));
  const started = performance.now();
  // Refused or written, either is an answer.
  await endOf(`写一段${text}`).catch(() => null);
  writing.review(text, null, localAdmin);
  expect(performance.now() - started).toBeLessThan(8000);
});
