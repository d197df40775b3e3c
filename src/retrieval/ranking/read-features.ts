import type { Passage } from "../../domain/documents/document.ts";
import { answerShare } from "../understanding/expect-answer.ts";
import { articleKey } from "../understanding/read-articles.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import { addHeld, type HeldTerms, type QuestionProbe } from "./question-probe.ts";

/** What is seen only when the passage is read. */
export interface ReadFeatures {
  /** Share of the question's weight in the passage with its title and headings. */
  readonly coverage: number;
  /** … in its best sentence. */
  readonly sentence: number;
  /** … in its opening words, which say what an article is about. */
  readonly lead: number;
  /** It holds the kind of thing asked for. */
  readonly answerType: number;
  /** Share of the question's weight beside a figure of the unit asked for. */
  readonly figure: number;
  /** It speaks of what is to be done, where what was done is asked. */
  readonly plan: number;
  /** It is the article named by its number. */
  readonly article: number;
}

const sentenceEnd = /[。；;！？\n]/u;
const phraseEnd = /[，,、：:（()）]/u;
const articleMark = /^\s*第\d+条(?:之\d+)?\s*/u;
const leadLength = 48;
const planWords =
  /力争|预期目标|今年(?:要|将|工作|的?主要|重点|发展)|目标(?:是|任务|为)|我们(?:要|将)|(?:^|[，。；])(?:确保|计划)/u;

/** `normalised`: the passage's text in search form; `frame`: what its title and headings hold. */
export function readFeatures(
  passage: Passage,
  normalised: string,
  question: UnderstoodQuestion,
  probe: QuestionProbe,
  frame: HeldTerms,
  light: { readonly named: boolean; readonly looksBack: boolean },
): ReadFeatures {
  const body = normalised.replace(articleMark, "");
  const whole = frame.slice();
  let sentence = 0;
  let figure = 0;
  for (const words of body.split(sentenceEnd)) {
    if (words === "") continue;
    const held = probe.heldBy(words);
    addHeld(whole, held);
    sentence = Math.max(sentence, probe.share(held));
    if (question.figure !== null && question.figure.test(words)) {
      figure = Math.max(figure, figureShare(words, question.figure, probe));
    }
  }
  const lead = probe.heldBy(body.slice(0, leadLength));
  addHeld(lead, frame);
  return {
    coverage: probe.share(whole),
    sentence,
    lead: probe.share(lead),
    answerType: answerShare(passage.text, question.expected),
    figure,
    plan: light.looksBack && planWords.test(body) ? 1 : 0,
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

/** 第十一条 beside a document's name is an address; without one only a hint among equals. */
function isArticleAskedFor(passage: Passage, named: boolean, question: UnderstoodQuestion): boolean {
  const { article } = passage.chunk;
  if (article === null || !named) return false;
  const key = articleKey(article);
  return key !== null && question.articles.includes(key);
}
