import type { Kind, MarkStyle } from "../kinds/kind.ts";
import type { Fact } from "./fact.ts";

/** A request understood: everything the composition needs to know. */
export interface Brief {
  readonly request: string;
  readonly kind: Kind;
  /** What it is about: 村（社区）“两委”换届工作. */
  readonly topic: string;
  /** 2021年, 明年, 今年上半年; null when nothing is said. */
  readonly period: string | null;
  /** Year the draft is written for, which decides the wording in use. */
  readonly year: number;
  readonly time: "past" | "future";
  /** ××街道, 全区 …; null when nothing is said. */
  readonly place: string | null;
  /** 给市委组织部写: the addressee. */
  readonly addressee: string | null;
  /** Wanted length, characters. */
  readonly words: number;
  /** 写三点, 列六条. */
  readonly count: number | null;
  readonly marks: MarkStyle;
  /** 号召式, 每条一句话 … */
  readonly tone: { readonly isCall: boolean; readonly isOneSentenceEach: boolean };
  /** 都要提的. */
  readonly mentions: readonly string[];
  readonly facts: readonly Fact[];
  /** `avoid`: 不要编, 只有一个数; `invite`: 数字你看着编: placeholders, with a word why. */
  readonly openFigures: "avoid" | "usual" | "invite";
  /** A paragraph or part: no title, addressee or signature. */
  readonly isPart: boolean;
}
