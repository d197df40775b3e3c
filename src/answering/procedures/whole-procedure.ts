import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import { isItem, splitLines } from "../../grounding/sentences.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { stripQuestion } from "../question/strip-question.ts";
import { isLocal, isOutdated } from "../selection/catalog.ts";
import { asksSteps } from "./steps-table.ts";
import type { ReadClause, Source, Sources } from "../selection/sources.ts";

/** One chapter of a regulation that is a procedure from end to end. */
export interface Stage {
  /** As the text writes it: 第三章 发展对象的确定和考察. */
  readonly heading: string;
  /** Where the heading stands in the document. */
  readonly start: number;
  readonly clauses: readonly ReadClause[];
}

/** `clause`: the article that lists the steps; `stages`: the chapters that are the steps. */
export type WholeProcedure =
  | { readonly clause: ReadClause }
  | { readonly source: Source; readonly stages: readonly Stage[] };

const stepWords =
  /流程|程序|步骤|环节|手续|怎么|怎样|如何|操作|办理|进行|经过|按照?|完整|全部|整个|主要|基本|一般|要走|走|[的是有哪几个些什么]/gu;
const typeWords = /(?:工作)?(?:实施细则|条例|规定|细则|办法|规则|意见|法)(?:（[^）]*）)?$/u;
/** The subject must be the regulation's own, and the regulation no wider than it. */
const leastOfSubject = 0.75;
const leastOfTitle = 0.5;
const listsSteps =
  /(?:下列|以下|如下)[^。；：\n]{0,6}(?:程序|步骤|环节)|(?:程序|步骤|环节)(?:是|为|包括|如下)?：/u;
const leastItems = 3;
/** Of the words before the list, so many must be the regulation's own: 讨论接收预备党员的程序 is a part of it. */
const leastOfLead = 0.6;
const fillers = /应当|一般|按照?|下列|以下|主要|基本|经过|履行|进行/gu;
/** What a chapter that is a step is about. */
const action =
  /确定|考察|接收|推荐|酝酿|讨论|决定|审批|任职|公告|报名|资格|考试|面试|体检|公示|录用|提名|产生|选举|动议|转正|申请|评议|报批|实施|计票|呈报|备案/u;
const leastStages = 3;

/** The procedure that a whole regulation is about, when that is what is asked for: 发展党员的流程. */
export function wholeProcedure(
  question: ReadQuestion,
  rows: readonly DocumentRow[],
  sources: Sources,
): WholeProcedure | null {
  if (!asksSteps(question) || question.version.mode !== "current") return null;
  const row = firstOf([question.text, ...question.rephrased], (text) => regulationOf(subjectOf(text), rows));
  const source = row === null ? null : sources.read(row.id);
  if (source === null) return null;
  const clauses = clausesOf(source);
  const own = pairsOf(foldText(source.document.title));
  const listing = clauses.find((clause) => listsAll(clause, own));
  if (listing !== undefined) return { clause: listing };
  const stages = stagesOf(source, clauses);
  return stages.length < leastStages ? null : { source, stages };
}

function subjectOf(question: string): ReadonlySet<string> {
  return pairsOf(foldText(stripQuestion(question).replaceAll(stepWords, "").replace(/工作$/u, "")));
}

/** What the first of `texts` that leads anywhere leads to. */
function firstOf<Found>(texts: readonly string[], find: (text: string) => Found | null): Found | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}

/** The one current regulation about exactly this; null where none or several are. */
function regulationOf(subject: ReadonlySet<string>, rows: readonly DocumentRow[]): DocumentRow | null {
  if (subject.size === 0) return null;
  const names = ({ baseTitle }: DocumentRow): boolean =>
    [...subject].filter((pair) => baseTitle.includes(pair)).length >= leastOfSubject * subject.size;
  const fitting = rows
    // Of 50,000 titles nearly all end here, before anything is made of them.
    .filter(names)
    .filter((row) => row.kind === "policy" && !isOutdated(row) && !isLocal(row))
    .map((row) => ({ row, own: pairsOf(foldText(row.baseTitle.replace(typeWords, ""))) }))
    .filter(({ own }) => shareIn(subject, own) >= leastOfSubject)
    .map(({ row, own }) => ({ row, share: shareIn(own, subject) }))
    .filter(({ share }) => share >= leastOfTitle)
    .toSorted((a, b) => b.share - a.share);
  const [best, next] = fitting;
  return best === undefined || best.share === next?.share ? null : best.row;
}

function clausesOf(source: Source): ReadClause[] {
  const clauses = new Map<number, ReadClause>();
  for (const chunk of source.chunks) {
    if (chunk.article === null) continue;
    const clause = source.clause(chunk);
    clauses.set(clause.start, clause);
  }
  return [...clauses.values()];
}

function listsAll({ text }: ReadClause, own: ReadonlySet<string>): boolean {
  const match = listsSteps.exec(text);
  if (match === null) return false;
  const items = splitLines(text).filter((line) => isItem(line.text)).length;
  const lead = text
    .slice(0, match.index)
    .replace(/^第[^条]{1,12}条\s*/u, "")
    .replaceAll(fillers, "");
  const said = pairsOf(foldText(lead.slice(lead.lastIndexOf("。") + 1)));
  return items >= leastItems && (said.size === 0 || shareIn(said, own) >= leastOfLead);
}

function stagesOf({ document }: Source, clauses: readonly ReadClause[]): Stage[] {
  const stages = new Map<string, ReadClause[]>();
  for (const clause of clauses) {
    const heading = clause.path[0];
    if (heading === undefined || !/^第[^章]{1,4}章/u.test(heading) || !action.test(heading)) continue;
    stages.set(heading, [...(stages.get(heading) ?? []), clause]);
  }
  return [...stages].flatMap(([heading, held]) => {
    const start = document.text.lastIndexOf(heading, held[0]!.start);
    return start < 0 ? [] : [{ heading, start, clauses: held }];
  });
}
