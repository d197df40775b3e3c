import type { Comparison } from "../../src/domain/documents/comparison.ts";

export const sampleComparison: Comparison = {
  old: {
    file: "policies/办法2014.md",
    title: "办法（2014年）",
    document_number: null,
    status: "已修订",
    effective: "2014-01-01",
    text_kind: "original",
  },
  new: {
    file: "policies/办法2019.md",
    title: "办法（2019年）",
    document_number: null,
    status: "现行",
    effective: "2019-01-01",
    text_kind: "original",
  },
  counts: { same: 1, changed: 1, added: 1, removed: 0, moved: 1 },
  pairs: [
    {
      kind: "changed",
      moved: false,
      old: {
        article: "第一条",
        path: [],
        text: "第一条　公示七天。",
        start: 0,
        end: 9,
        changes: [{ start: 6, end: 8 }],
      },
      new: {
        article: "第二条",
        path: [],
        text: "第二条　公示五个工作日。",
        start: 9,
        end: 21,
        changes: [{ start: 6, end: 11 }],
      },
    },
    {
      kind: "added",
      moved: false,
      old: null,
      new: { article: "第三条", path: [], text: "第三条　新的。", start: 21, end: 28, changes: [] },
    },
    {
      kind: "same",
      moved: true,
      old: { article: "第二条", path: [], text: "第二条　旧的。", start: 9, end: 16, changes: [] },
      new: { article: "第一条", path: [], text: "第一条　旧的。", start: 0, end: 7, changes: [] },
    },
  ],
  notes: ["两份文件不是同一文件的两个版本"],
};
