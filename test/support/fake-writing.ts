import type { Draft, DraftRequest } from "../../src/domain/draft.ts";
import type { Writing } from "../../src/domain/writing.ts";
import { UsageError } from "../../src/errors.ts";

export const sampleDraft: Draft = {
  id: "draft-1",
  version: 1,
  request: "写一段发展党员工作情况",
  kind: "工作总结",
  mode: "extractive",
  text: "全年发展党员396名，培训发展对象〔培训发展对象人数〕名。",
  placeholders: [{ text: "〔培训发展对象人数〕", label: "培训发展对象人数", start: 15, end: 25 }],
  figures: [
    { text: "396名", origin: "fact", citation: null, source: { file: "facts.csv", place: "第2行" } },
    { text: "〔培训发展对象人数〕", origin: "placeholder", citation: null, source: null },
  ],
  precedents: [],
  citations: [],
  unsupported: [],
  notes: ["有 1 处留空待填，用〔…〕标出"],
  timings_ms: { retrieve: 1, total: 2 },
};

/** A scripted writing half; an empty request is refused as the real one refuses it. */
export function createFakeWriting(requests: DraftRequest[] = [], draft: Draft = sampleDraft): Writing {
  return {
    async *draft(request) {
      requests.push(request);
      await Promise.resolve();
      if (request.kind === "情书") throw new UsageError("没有“情书”这个文种", "可以写的有：工作总结");
      yield { type: "passages-found", passages: draft.precedents };
      if (request.whole === true) {
        const place = { section: 1, total: 1, heading: "主要做法" };
        yield { type: "report-started", id: draft.id, outline: { title: "总结", sections: [] }, done: 0 };
        yield { type: "section-started", ...place };
        yield { type: "section-done", ...place, text: draft.text };
      }
      yield { type: "text-delta", text: draft.text };
      yield { type: "draft-end", draft: { ...draft, request: request.request } };
    },
    outline: ({ request }) => ({
      title: request,
      kind: draft.kind,
      words: 600,
      sections: [
        { heading: "主要做法", words: 400, facts: ["发展党员396名"] },
        { heading: "下一步打算", words: 200, facts: [] },
      ],
      notes: [],
    }),
    async *resume(id) {
      await Promise.resolve();
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      yield { type: "draft-end", draft };
    },
    drafts: () => [
      {
        id: draft.id,
        request: draft.request,
        kind: draft.kind,
        title: "",
        version: 0,
        changed: "2024-05-01T00:00:00.000Z",
        unfinished: { done: 1, total: 2 },
      },
    ],
    async *revise(id, instruction) {
      await Promise.resolve();
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      yield { type: "draft-end", draft: { ...draft, version: 2, notes: [instruction] } };
    },
    versions: (id) => {
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      return [draft];
    },
    review: (text, file) => ({ file, characters: text.length, findings: [], counts: {} }),
    reviewFile: (file, bytes) =>
      Promise.resolve({ file, characters: bytes.length, findings: [], counts: {} }),
    word: ({ copy, text }) => Promise.resolve(new TextEncoder().encode(`${copy}:${text}`)),
    markdown: (text) => `# ${text}`,
    readMaterials: ({ files, expected }) =>
      Promise.resolve({
        facts: files.map(({ file }) => ({
          text: "发展党员12名",
          source: { file, place: "第1段" },
          scope: "云溪镇",
          value: 12,
          unit: "名",
          period: null,
          before: "去年发展党员10名",
        })),
        earlier: [],
        notes: expected === null ? [] : [`${expected.length}个乡镇已报1个，缺：白鹭镇`],
      }),
    readFacts: (file, bytes) =>
      new TextDecoder()
        .decode(bytes)
        .split("\n")
        .filter((text) => text !== "")
        .map((text, index) => ({ text, source: { file, place: `第${index + 1}行` } })),
  };
}
