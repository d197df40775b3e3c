import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../../../src/answering/answerer.ts";
import type { Answer } from "../../../../src/domain/answers/answer.ts";
import { localAdmin, type Reader } from "../../../../src/domain/people/reader.ts";
import { parseGlossary } from "../../../../src/retrieval/glossary.ts";
import type { QuestionVocabulary } from "../../../../src/retrieval/understanding/understand-question.ts";
import { buildRetriever, policy } from "../../../support/build-retriever.ts";
import type { MemoryDocument } from "../../../support/memory-generation.ts";

/** A regulation in chapters: heading → articles. */
function inChapters(title: string, chapters: Readonly<Record<string, readonly string[]>>): MemoryDocument {
  const chunks: { path: string[]; article: string; start: number; end: number }[] = [];
  let text = `${title}\n`;
  let number = 0;
  for (const [heading, articles] of Object.entries(chapters)) {
    text += `${heading}\n`;
    for (const words of articles) {
      const article = `第${"一二三四五六七八九"[number++]}条`;
      const line = `${article}　${words}`;
      chunks.push({ path: [heading], article, start: text.length, end: text.length + line.length });
      text += `${line}\n`;
    }
  }
  return { file: `policies/${title}.md`, title, text, chunks };
}

const { retriever, generation } = await buildRetriever([
  inChapters("发展党员工作细则", {
    "第一章　总则": ["为了规范发展党员工作，制定本细则。"],
    "第二章　入党积极分子的确定和培养": ["党组织收到入党申请书后，应当在一个月内派人谈话。"],
    "第三章　发展对象的确定和考察": [
      "发展对象应当公示，公示期不少于五个工作日。",
      "年满三十五岁的应当从严把关。",
    ],
    "第四章　预备党员的接收": [
      "支部大会讨论接收预备党员的主要程序是：\n（一）汇报；\n（二）介绍；\n（三）表决。",
    ],
    "第五章　附则": ["本细则自2026年5月11日起施行。"],
  }),
  policy("公务员调任规定", {
    第一条: "调任人选应当符合职位要求。",
    第二条: "调任按照以下程序进行：\n（一）提出人选；\n（二）组织考察；\n（三）集体讨论决定。",
    第三条: "公示期满，对没有反映问题的，按规定程序进行审批。",
  }),
]);

async function ask(
  question: string,
  reader: Reader = localAdmin,
  vocabulary?: QuestionVocabulary,
): Promise<Answer> {
  const answerer = createAnswerer({ retriever, generation, vocabulary, today: () => "2026-06-01" });
  for await (const event of answerer.answer({ question, history: [] }, reader))
    if (event.type === "answer-end") return event.answer;
  throw new Error("no answer");
}

describe("the procedure a whole regulation is about", () => {
  it.each(["发展党员的流程是什么？", "发展党员要经过哪些环节", "发展党员工作程序"])(
    "%s: its chapters in order with the times they set, and as a table",
    async (question) => {
      const { answer, citations, table } = await ask(question);
      expect(answer).toMatch(
        /第二章　入党积极分子的确定和培养\[1\]\n.*一个月内派人谈话。\[2\]\n第三章　发展对象的确定和考察\[3\]\n.*五个工作日。\[4\]\n第四章　预备党员的接收\[5\]$/u,
      );
      expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
        ["第二章　入党积极分子的确定和培养", "应当在一个月内派人谈话", "入党申请书", "第二条"],
        ["第三章　发展对象的确定和考察", "公示期不少于五个工作日", "", "第三条至第四条"],
        ["第四章　预备党员的接收", "", "", "第五条"],
      ]);
      for (const { file, quote, start, end } of citations)
        expect(generation.documentByFile(file)?.text.slice(start, end)).toBe(quote);
    },
  );

  it("is found by what people call it", async () => {
    const vocabulary = { glossary: parseGlossary("入党\t发展党员;申请入党") };
    const { answer } = await ask("入党流程", localAdmin, vocabulary);
    expect(answer).toContain("第二章　入党积极分子的确定和培养[1]");
  });

  it("is the article that lists the steps where there is one", async () => {
    const { answer, table } = await ask("公务员调任的程序是什么");
    expect(answer).toMatch(
      /第二条[^]*（一）提出人选；\[1\]\n（二）组织考察；\[1\]\n（三）集体讨论决定。\[1\]/u,
    );
    expect(answer).not.toContain("公示期满");
    expect(table?.rows).toHaveLength(3);
  });

  it.each(["讨论接收预备党员的程序是什么", "发展党员公示几天"])(
    "is not what %s asks for",
    async (question) => {
      expect((await ask(question)).answer).not.toContain("按以下环节规定");
    },
  );

  it("is not told to those who may not see the regulation", async () => {
    const reader: Reader = { userId: "u", role: "staff", collections: ["reports"] };
    expect(await ask("发展党员的流程是什么？", reader)).toMatchObject({ outcome: "refused", citations: [] });
  });
});
