import type { MarkStyle } from "../../kinds/kind.ts";
import type { Brief } from "../../request/brief.ts";
import { sharedShare } from "../../request/fact.ts";
import type { CandidatePoint } from "./candidate.ts";
import { factAffinity } from "./place-facts.ts";

const verbStart =
  /^(?:加|严|压|抓|建|健|完|推|提|强|突|坚|聚|把|做|落|深|夯|优|拓|创|营|凝|搭|拿|规|整|促|树|激|注|扩|发|关|守|扛|筑|扎|服|培|开|统|细|明|选|用|引|育|留|壮|全面|分类|精准|从严|大胆|知行|领导带头|对党|锤炼|转变|实施|持续|鲜明|围绕|对标|盯|守)/u;

/**
 * Picks `count` points: those that facts and required mentions belong to first, then the best ones whose
 * leads are as long as the others' (parallel structure). Kept in the order of their theme.
 */
export function choosePoints(
  candidates: readonly CandidatePoint[],
  count: number,
  brief: Brief,
  marks: MarkStyle,
): CandidatePoint[] {
  const usual = usualLeadLength(candidates);
  const scored = candidates
    .filter(({ lead }) => marks !== "要" || lead === null || verbStart.test(lead))
    .map((point, order) => ({ point, order, worth: worthOf(point, brief, usual) }))
    .toSorted((a, b) => b.worth - a.worth || a.order - b.order);
  const chosen: typeof scored = [];
  for (const candidate of scored) {
    if (chosen.length >= count) break;
    if (chosen.some(({ point }) => overlaps(point, candidate.point))) continue;
    chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => a.order - b.order).map(({ point }) => point);
}

function worthOf(point: CandidatePoint, brief: Brief, usual: number): number {
  const text = textOf(point);
  const facts = brief.facts
    .map((fact) => factAffinity(fact, point, brief.topic))
    .filter((affinity) => affinity >= 0.22);
  const mentions = brief.mentions.filter((mention) => isMentioned(text, mention)).length;
  const parallel = point.lead === null ? -1 : -0.25 * Math.abs(point.lead.length - usual);
  const topic = sharedShare(text, brief.topic);
  return (
    point.score +
    facts.reduce((sum, affinity) => sum + Math.min(1, affinity), 0) * 1.2 +
    mentions * 3 +
    parallel +
    topic * 0.5
  );
}

/** Most of a mention's letter pairs: 因私出国（境）管理 is met by 因私出国（境）审批. */
export function isMentioned(text: string, mention: string): boolean {
  return text.includes(mention) || sharedShare(text, mention) >= 0.7;
}

function usualLeadLength(candidates: readonly CandidatePoint[]): number {
  const counts = new Map<number, number>();
  for (const { lead } of candidates)
    if (lead !== null) counts.set(lead.length, (counts.get(lead.length) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 6;
}

/** Two points that say much the same. */
function overlaps(a: CandidatePoint, b: CandidatePoint): boolean {
  if (a.lead !== null && b.lead !== null && (a.lead === b.lead || sharedShare(a.lead, b.lead) > 0.6))
    return true;
  return sharedShare(textOf(a), textOf(b)) > 0.5;
}

function textOf(point: CandidatePoint): string {
  return `${point.lead ?? ""}。${point.sentences.map(({ clauses }) => clauses.join("，")).join("。")}`;
}
