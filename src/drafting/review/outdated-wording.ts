import { formulationsOutOfUse } from "../wording/formulation.ts";
import { checkFullWording } from "../wording/full-wording.ts";
import { checkPairings } from "../wording/pairings.ts";
import type { RawFinding, ReviewedText } from "./reviewed-text.ts";

/** Looking back at what was: the old name is the right one. */
const lookingBack =
  /曾|原|当年|前身|历史|回顾|以来|先进个人|先进集体|表彰|脱贫攻坚(?:与|成果|成效|先进|总结)|巩固|衔接/u;

/** Formulations not in use in the text's year, wrong pairings, and documents that a newer one replaced. */
export function outdatedWording({ text, year, formulations, statusOf }: ReviewedText): RawFinding[] {
  const wrong = [...checkPairings(text), ...checkFullWording(text, formulations)];
  const findings: RawFinding[] = wrong.map(({ start, end, reason, fix }) => ({
    at: start,
    end,
    problem: reason,
    fix,
  }));
  if (year !== null) {
    const named = new Set<string>();
    for (const { formulation, start, end, fault } of formulationsOutOfUse(text, year, formulations)) {
      const around = text.slice(Math.max(0, start - 12), end + 12);
      if (named.has(formulation.phrase) || lookingBack.test(around)) continue;
      named.add(formulation.phrase);
      const replacement =
        formulation.replacement === "" ? "改用当年的提法" : `改为“${formulation.replacement}”`;
      findings.push({
        at: start,
        end,
        problem:
          fault === "too-early"
            ? `“${formulation.phrase}”${formulation.since}年才开始使用，这是${year}年的材料`
            : `“${formulation.phrase}”${formulation.until}年后不再使用，这是${year}年的材料`,
        fix: fault === "too-early" ? "核对材料年份，或删去" : replacement,
      });
    }
  }
  const seen = new Set<string>();
  for (const match of text.matchAll(/《([^》《]{4,60})》/gu)) {
    const title = match[1] ?? "";
    const held = seen.has(title) ? null : statusOf(title);
    seen.add(title);
    if (held === null || !/已修订|已废止|已失效|已有新版/u.test(held.status)) continue;
    findings.push({
      at: match.index,
      end: match.index + match[0].length,
      problem: `《${title}》${held.status}`,
      fix: held.replacement === null ? "改引现行文件" : `改引《${held.replacement}》`,
    });
  }
  return findings;
}
