import { expect, it } from "vitest";
import type { Draft } from "../../../../src/domain/writing/draft.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { packagedHouse } from "../../../support/house.ts";
import { openHouseWriting } from "../../../support/house-writing.ts";

const { kinds, themes } = packagedHouse();

async function write(request: string, kind: string, words: number): Promise<Draft> {
  for await (const event of openHouseWriting().draft({ request, kind, words }, localAdmin))
    if (event.type === "draft-end") return event.draft;
  throw new Error("the draft did not end");
}

/** What no reader should find in any draft: loose variables, a word twice in a row, a sentence twice. */
function faultsOf(text: string): string[] {
  const sentences = text
    .split(/[。\n]/u)
    .filter((sentence) => sentence.length > 8 && !/[〔（]/u.test(sentence));
  return [
    ...(text.match(/[{}]|undefined|null|，[，。]|。。|：。/gu) ?? []),
    ...(text.match(/([\p{Script=Han}]{2,6})\1/gu) ?? []).filter((twice) => !/^(.)\1$|^(一.)\2$/u.test(twice)),
    ...sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index),
  ];
}

it.each(kinds.filter(({ form }) => form !== "clauses").map(({ name }) => name))(
  "writes a sound %s of any length, every figure traced",
  async (name) => {
    for (const words of [300, 1200]) {
      const draft = await write(`关于2024年农村党建工作的${name}`, name, words);
      expect(faultsOf(draft.text)).toEqual([]);
      expect(draft.unsupported).toEqual([]);
      expect(draft.text.length).toBeGreaterThan(40);
    }
  },
);

it("writes of one person in the first person, and looks ahead at the end", async () => {
  const { text } = await write("写一篇2024年个人述职述廉述学报告", "述职述廉述学报告", 1800);
  expect(text).not.toMatch(/领导班子|各级党组织|全区/u);
  expect(text).toMatch(/四、存在的不足和努力方向\n[\s\S]*不足[\s\S]*\n下一步，我将/u);
});

it("tells what is wrong in the matter itself, and leaves it half of the measures to come", async () => {
  const { text } = await write("写一篇关于村级集体经济的调研报告", "调研报告", 1500);
  expect(text).toMatch(/二、存在的问题\n[\s\S]*产业层次不够高[\s\S]*三、对策建议\n/u);
  expect(text).not.toContain("理论学习不够系统");
  const [, past = "", future = ""] = /主要做法\n([\s\S]*)\n二、[\s\S]*对策建议\n([\s\S]*)/u.exec(text) ?? [];
  expect(past.match(/^（.）/gmu)?.length).toBeGreaterThan(1);
  expect(future.match(/^（.）/gmu)?.length).toBeGreaterThan(1);
});

it("arranges a meeting where a 通知 is about one, and leaves out what nobody said", async () => {
  const { text } = await write("关于召开基层党建工作推进会的通知，会议定于3月12日召开", "通知", 300);
  expect(text).toMatch(/决定召开基层党建工作推进会。[\s\S]*时间地点。会议定于3月12日召开/u);
  expect(text).not.toContain("经费");
});

it("has a subheading for every theme of a report's outline", () => {
  const named = new Set(kinds.flatMap(({ outline }) => outline.flatMap((heading) => heading.themes)));
  for (const name of named) {
    const theme = themes.find((one) => one.name === name);
    expect(theme?.subheadings.length ?? 0, name).toBeGreaterThan(0);
  }
});
