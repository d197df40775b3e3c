import { setTimeout as sleep } from "node:timers/promises";
import type { Draft, DraftRequest } from "../../src/domain/writing/draft.ts";
import type { Writing } from "../../src/domain/writing/writing.ts";
import { UsageError } from "../../src/errors.ts";

export const sampleDraft: Draft = {
  id: "draft-1",
  version: 1,
  step: { by: "request", what: "起草", at: "2024-05-01T00:00:00.000Z" },
  request: "写一段发展党员工作情况",
  kind: "工作总结",
  mode: "extractive",
  text: "全年发展党员396名，培训发展对象〔培训发展对象人数〕名。",
  placeholders: [{ text: "〔培训发展对象人数〕", label: "培训发展对象人数", start: 17, end: 27 }],
  figures: [
    {
      text: "396名",
      start: 6,
      end: 10,
      origin: "fact",
      citation: null,
      source: { file: "facts.csv", place: "第2行" },
    },
    {
      text: "〔培训发展对象人数〕",
      start: 17,
      end: 27,
      origin: "placeholder",
      citation: null,
      source: null,
    },
  ],
  precedents: [],
  citations: [],
  unsupported: [],
  notes: ["有 1 处留空待填，用〔…〕标出"],
  timings_ms: { retrieve: 1, total: 2 },
};

/** A scripted writing half; an empty request is refused as the real one refuses it. */
export function createFakeWriting(
  requests: DraftRequest[] = [],
  draft: Draft = sampleDraft,
  delayMs = 0,
): Writing {
  return {
    async *draft(request, _, signal) {
      requests.push(request);
      await Promise.resolve();
      if (request.kind === "情书") throw new UsageError("没有“情书”这个文种", "可以写的有：工作总结");
      yield { type: "passages-found", passages: draft.precedents };
      if (request.whole === true || request.outline !== undefined || request.request.includes("全文")) {
        const place = { section: 1, total: 1, heading: "主要做法" };
        const outline = { title: "总结", sections: [{ heading: "主要做法", words: 200, facts: [] }] };
        yield { type: "report-started", id: draft.id, outline, done: 0 };
        yield { type: "section-started", ...place };
        await sleep(delayMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
        // A whole report that is stopped before its first section is whole.
        if (signal?.aborted === true) return;
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
      notes: ["还没有给事实，写出来的数字会留空待填"],
    }),
    async *resume(id) {
      await Promise.resolve();
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      yield { type: "draft-end", draft };
    },
    async *revise(id, instruction) {
      await Promise.resolve();
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      yield { type: "draft-end", draft: { ...draft, version: 2, notes: [instruction] } };
    },
    versions: (id) => {
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      return [draft];
    },
    edit(id, { text, what }) {
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
      return { ...draft, version: 2, text, step: { by: "hand", what, at: "2024-05-01T00:01:00.000Z" } };
    },
    list: () => [
      {
        id: draft.id,
        title: "发展党员工作",
        kind: draft.kind,
        version: 1,
        characters: 26,
        open: 1,
        at: draft.step.at,
        unfinished: null,
      },
    ],
    remove(id) {
      if (id !== draft.id) throw new UsageError("没有这份草稿", "请重新起草");
    },
    kinds: () => [
      {
        name: "工作总结",
        class: "事务",
        aliases: ["总结"],
        direction: null,
        length: [800, 3000],
        purpose: "回顾一个时期的工作",
      },
    ],
    review: (text, file) => ({ file, characters: text.length, findings: [], counts: {} }),
    reviewFile: (file, bytes) =>
      Promise.resolve({
        file,
        characters: bytes.length,
        findings: [],
        counts: {},
        text: new TextDecoder().decode(bytes),
      }),
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
