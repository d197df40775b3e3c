/** One thing in a text that a reader should look at. */
export interface Finding {
  /** What the rule is about: 套稿残留, 留空未填, 广告, 重复, 序号, 数目, 错别字, 层次序数, 标点, 数据, 提法, 版式. */
  readonly rule: ReviewRule;
  /** Offsets into the text; equal for a finding about the whole. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly problem: string;
  readonly fix: string;
}

export const reviewRules = [
  "套稿残留",
  "留空未填",
  "广告",
  "重复",
  "序号",
  "数目",
  "错别字",
  "层次序数",
  "标点",
  "数据",
  "提法",
  "版式",
] as const;
export type ReviewRule = (typeof reviewRules)[number];

/** The review of a file, with the text that its offsets are into. */
export interface ReviewedFile extends Review {
  readonly text: string;
}

/** What `check --json` prints, with the text of the file. */
export interface Review {
  readonly file: string | null;
  readonly characters: number;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** How many findings each rule has. */
  readonly counts: Readonly<Partial<Record<ReviewRule, number>>>;
}
