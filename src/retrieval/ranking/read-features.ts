import type { Passage } from "../../domain/document.ts";
import { normaliseForSearch } from "../indexing/normalise-numerals.ts";
import { answerShare } from "../understanding/expect-answer.ts";
import { articleKey } from "../understanding/read-articles.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import type { HeldTerms, QuestionProbe } from "./question-probe.ts";

/** What is seen only when the passage is read. */
export interface ReadFeatures {
  /** Share of the question's weight in the passage with its title and headings. */
  readonly coverage: number;
  /** … in its best sentence. */
  readonly sentence: number;
  /** … in its opening words, which say what an article is about. */
  readonly lead: number;
  /** Longest run of characters shared with the question. */
  readonly run: number;
  /** It holds the kind of thing asked for. */
  readonly answerType: number;
  /** Share of the question's weight beside a figure of the unit asked for. */
  readonly figure: number;
  /** It speaks of what is to be done, where what was done is asked. */
  readonly plan: number;
  /** How far it is from the length of an ordinary article. */
  readonly length: number;
  /** It is the article named by its number. */
  readonly article: number;
}

const sentenceEnd = /[。；;！？\n]/u;
const phraseEnd = /[，,、：:（()）]/u;
const articleMark = /^\s*第\d+条(?:之\d+)?\s*/u;
const leadLength = 48;
/** A shared run of so many characters is as telling as it gets. */
const longRun = 8;
const planWords =
  /力争|预期目标|今年(?:要|将|工作|的?主要|重点|发展)|目标(?:是|任务|为)|我们(?:要|将)|(?:^|[，。；])(?:确保|计划)/u;
const ordinaryLength = 200;

export function readFeatures(
  passage: Passage,
  question: UnderstoodQuestion,
  probe: QuestionProbe,
  frame: HeldTerms,
  light: { readonly named: boolean; readonly looksBack: boolean },
): ReadFeatures {
  const text = normaliseForSearch(passage.text);
  const body = text.replace(articleMark, "");
  const whole = new Uint8Array(frame.length);
  let sentence = 0;
  let figure = 0;
  for (const words of body.split(sentenceEnd)) {
    if (words === "") continue;
    const held = probe.heldBy(words);
    for (let place = 0; place < held.length; place++) if (held[place] === 1) whole[place] = 1;
    sentence = Math.max(sentence, probe.share(held));
    if (question.figure !== null && question.figure.test(words)) {
      figure = Math.max(figure, figureShare(words, question.figure, probe));
    }
  }
  return {
    coverage: probe.share(whole, frame),
    sentence,
    lead: probe.share(probe.heldBy(body.slice(0, leadLength)), frame),
    run: Math.min(longRun, longestRun(question.terms.wording, body)) / longRun,
    answerType: answerShare(passage.text, question.expected),
    figure,
    plan: light.looksBack && planWords.test(body) ? 1 : 0,
    length: Math.min(2, Math.abs(Math.log2((body.length + 20) / ordinaryLength))) / 2,
    article: isArticleAskedFor(passage, light.named, question) ? 1 : 0,
  };
}

/** The phrase with the figure, and the one before it, which often names what is counted. */
function figureShare(sentence: string, figure: RegExp, probe: QuestionProbe): number {
  const phrases = sentence.split(phraseEnd);
  let best = 0;
  for (let at = 0; at < phrases.length; at++) {
    if (!figure.test(phrases[at]!)) continue;
    best = Math.max(best, probe.share(probe.heldBy(phrases.slice(Math.max(0, at - 1), at + 1).join("，"))));
  }
  return best;
}

/** Length of the longest common substring. */
export function longestRun(a: string, b: string): number {
  let previous = new Uint8Array(b.length + 1);
  let current = new Uint8Array(b.length + 1);
  let best = 0;
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) {
      const run = b.charCodeAt(j) === unit && unit !== 32 ? previous[j]! + 1 : 0;
      current[j + 1] = run;
      if (run > best) best = run;
    }
    [previous, current] = [current, previous];
  }
  return best;
}

/** 第十一条 beside a document's name is an address; without one only a hint among equals. */
function isArticleAskedFor(passage: Passage, named: boolean, question: UnderstoodQuestion): boolean {
  const { article } = passage.chunk;
  if (article === null || !named) return false;
  const key = articleKey(article);
  return key !== null && question.articles.includes(key);
}
