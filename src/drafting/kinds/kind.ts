import type { Point } from "../patterns/pattern.ts";

/** How the parts of a kind are numbered: 一是, 一要, `1.`, 会议指出, or not at all. */
export type MarkStyle = "是" | "要" | "序号" | "会议" | "无";

/**
 * `section`: headings with enumerated points; `document`: title, addressee, reason, items, close;
 * `list`: numbered items, one task each; `clauses`: items verbatim from a policy.
 */
export type KindForm = "section" | "document" | "list" | "clauses";

/** Rules of 公文处理 that a kind must keep, checked by name (see check-kind.ts). */
export const kindRules = ["一文一事", "一个主送", "不夹带请示", "不称请示报告", "平级用函"] as const;
export type KindRule = (typeof kindRules)[number];

/** One kind of writing, read from a Markdown file that an office may edit. */
export interface Kind {
  readonly name: string;
  /** 法定: one of the 15 文种 of 党政机关公文处理工作条例; 事务: everything else. */
  readonly class: "法定" | "事务";
  readonly aliases: readonly string[];
  /** Whether it looks back, ahead, or both. */
  readonly time: "past" | "future" | "both";
  readonly form: KindForm;
  readonly marks: MarkStyle;
  readonly isFirstPerson: boolean;
  readonly direction: "上行" | "下行" | "平行" | null;
  readonly rules: readonly KindRule[];
  /** Whether it usually opens with the policy it rests on. */
  readonly hasBasis: boolean;
  /** Usual length of the whole, characters. */
  readonly length: readonly [number, number];
  readonly purpose: string;
  readonly voice: string;
  /** 同志们：, or null where the kind addresses nobody. */
  readonly salutation: string | null;
  /** Typical headings with the themes that fill them. */
  readonly outline: readonly OutlineHeading[];
  /** Headings for a report on one matter only; [] where the usual ones do. */
  readonly topicOutline: readonly OutlineHeading[];
  /** Never written as a mere paragraph: a plan without its headings is none. */
  readonly isAlwaysWhole: boolean;
  /** What such a document says item by item, each taking the facts of its aspects: `标题｜词,词｜句。`. */
  readonly items: readonly Point[];
  /** Closes every item of a list: （责任单位：…）. */
  readonly itemEnding: string;
  readonly titles: readonly string[];
  readonly openings: readonly string[];
  readonly closings: readonly string[];
}

export interface OutlineHeading {
  readonly heading: string;
  /** Names of themes; empty: the topic's own. */
  readonly themes: readonly string[];
  /** Its themes are paragraphs one after the other, without headings of their own. */
  readonly isPlain: boolean;
}
