import { expect, it } from "vitest";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { pinnedPassages, withPinned } from "../../../../src/drafting/precedents/pinned-precedents.ts";
import type { GenerationReader } from "../../../../src/ports/store.ts";
import { reportPassage } from "../../../support/house.ts";

const { document, chunk } = reportPassage("第一段。第二段，讲人才工作。第三段。");
const text = "第一段。第二段，讲人才工作。第三段。";
const generation = {
  documentByFile: (file: string) => (file === document.file ? { ...document, text } : null),
  chunksOf: () => [chunk],
} as unknown as GenerationReader;
const pin = (start: number, end: number, file = document.file) => [{ file, start, end }];

it("takes the stretch that the writer chose, before what was found, and no passage twice", () => {
  const [pinned] = pinnedPassages(pin(4, 14), localAdmin, generation);
  expect(pinned).toMatchObject({ text: text.slice(4, 14), chunk: { start: 4, end: 14 } });
  const other = { ...reportPassage("别的报告。"), document: { ...document, id: 2 } };
  const found = [other, reportPassage(text)];
  expect(withPinned(pinned === undefined ? [] : [pinned], found)).toEqual([pinned, other]);
});

it("names a file that is not there, is not this reader's, or a place outside the text", () => {
  const read =
    (pinned: ReturnType<typeof pin>, reader = localAdmin) =>
    () =>
      pinnedPassages(pinned, reader, generation);
  expect(read(pin(0, 5, "reports/none.md"))).toThrow(/没有作范例的文件：reports\/none\.md/u);
  expect(read(pin(4, 400))).toThrow(/范例的位置不对/u);
  expect(read(pin(9, 4))).toThrow(/范例的位置不对/u);
  expect(read(pin(0, 5), { ...localAdmin, role: "staff", collections: ["policies"] })).toThrow(
    /没有作范例的文件/u,
  );
});
