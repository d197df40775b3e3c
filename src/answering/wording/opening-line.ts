import type { AnswerLine } from "../../grounding/check-answer.ts";
import { operationsOf, type Operation } from "../../grounding/claims/modes.ts";
import type { OperatorMode } from "../../grounding/claims/operators.ts";
import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import type { Excerpt } from "../extraction/excerpt.ts";
import { stripQuestion } from "../question/strip-question.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause } from "../selection/score-clause.ts";

/** 能不能, 可以…吗: whether something is allowed. 要不要, 需要…吗: whether it must be. */
type Asked = "allowed" | "required";

const asksAllowed = /能不能|可不可以|能否|可否|行不行|(?:能|可以)[^，。？]{1,24}(?:吗|么|不)[？?]?$/u;
const asksRequired =
  /要不要|需不需要|用不用|是否(?:需要|必须|应当)|(?:必须|需要|应当|得)[^，。？]{1,24}(?:吗|么|不)[？?]?$/u;
/** The words a rule speaks of must be those asked about, and the question's words those of the rule. */
const sameMatter = 0.5;
const leastPairs = 2;
/** Share of the words for whom or what the rule is made that the question must say: 受警告处分的党员 is not 预备党员. */
const sameSubject = 0.3;
const shortSubject = 4;
const condition = /经[^，。；]{2,24}?(?:批准|同意|审批)/u;
const hedged = /一般|原则上/u;

/** Words that rule; 尚未 and 没有 only tell. */
const rules = {
  not: /不得|不能|不可|不宜|不予|不准|不许|不应|禁止|严禁/u,
  may: /可以|允许|可(?=[由以在])/u,
  must: /应当|应该|必须|须/u,
} as const;

interface Ruling {
  readonly mode: OperatorMode;
  readonly text: string;
}

/**
 * 不可以。/可以，但须经…批准。/应当。 where a quoted sentence rules on exactly what was asked; that no
 * sentence does, where none comes near; else nothing: the quotation speaks for itself.
 */
export function openingLine(
  question: ReadQuestion,
  clause: ScoredClause,
  quoted: readonly Excerpt[],
  citations: readonly number[],
): AnswerLine | null {
  const asked = whatIsAsked(question.text);
  if (asked === null || clause.document.kind === "report") return null;
  const matter = pairsOf(foldText(stripQuestion(question.text)));
  const rulings = clause.segments
    .filter((segment) => quoted.some(({ start, end }) => segment.start >= start && segment.end <= end))
    .flatMap(({ text, lead }) => [text, ...(lead === null ? [] : [lead.text + text])])
    .flatMap((text) =>
      text.split(/[，；]/u).map((part, at, parts) => ({ part, before: parts.slice(0, at).join("，") })),
    )
    .flatMap(({ part, before }) =>
      operationsOf(foldText(part))
        .filter((operation) => isAbout(operation, part, before, matter))
        .map(({ mode }): Ruling => ({ mode, text: before + part })),
    )
    .filter(({ mode, text }) => mode !== "least" && mode !== "most" && rules[mode].test(text));
  const [ruling] = rulings;
  // Two sentences that rule differently are told in full, not in a word.
  if (ruling === undefined || rulings.some(({ mode }) => mode !== ruling.mode)) return null;
  return { kind: "own", text: wordFor(asked, ruling), citations, metadata: [] };
}

function whatIsAsked(text: string): Asked | null {
  const plain = text.normalize("NFKC").trim();
  if (/[？?]./u.test(plain) || /什么时候|多久|几|还是/u.test(plain)) return null;
  if (asksRequired.test(plain)) return "required";
  return asksAllowed.test(plain) ? "allowed" : null;
}

/** What the operator governs is asked about, and little is asked beside it and its condition. */
function isAbout(
  { content, scope }: Operation,
  part: string,
  before: string,
  matter: ReadonlySet<string>,
): boolean {
  // 因病不能到课的: a case, no rule.
  if (part.endsWith("的")) return false;
  const least = content.size < leastPairs ? 1 : sameMatter;
  if (shareIn(content, matter) < least) return false;
  const subject = pairsOf(foldText(beforeOperator(`${before} ${part}`)));
  if (subject.size > shortSubject && shareIn(subject, matter) < sameSubject) return false;
  const said = new Set([...pairsOf(foldText(`${before} ${part}`)), ...scope]);
  return shareIn(matter, said) >= sameMatter;
}

function beforeOperator(text: string): string {
  const at = text.search(/不得|不能|不宜|不予|可以|应当|必须/u);
  return at < 0 ? "" : text.slice(0, at);
}

function wordFor(asked: Asked, { mode, text }: Ruling): string {
  const usually = hedged.test(text) ? "一般" : "";
  if (mode === "not" && /不宜/u.test(text) && !/不得|不能/u.test(text)) return "不宜。";
  if (mode === "not") return asked === "allowed" ? `${usually}不可以。` : `${usually}不应当。`;
  if (mode === "must") return `${usually}应当。`;
  const approval = condition.exec(text)?.[0];
  if (asked === "required") return "可以，条文没有要求必须。";
  return approval === undefined ? `${usually}可以。` : `可以，但须${approval}。`;
}
