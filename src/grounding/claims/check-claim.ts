import { checkFigures } from "./check-figures.ts";
import { checkNames } from "./check-names.ts";
import { checkPolarity } from "./check-polarity.ts";
import { checkSupport } from "./check-support.ts";
import type { Claim } from "./claim.ts";
import type { PreparedSource } from "./source.ts";

/** 条文没有规定具体频次: says that something is not there, and nothing else. */
const absence =
  /^(?:不过|但是?|另外|此外)?[，,]?(?:上述|以上|所引|该|现有|这些|已收录的?)?(?:条文|条款|规定|文件|资料|材料|条例|办法|细则|原文)?(?:中|里)?(?:均|都)?(?:没有|未)(?:直接|明确|具体|统一)*(?:规定|写明|给出|提到|提及|说明|列出|涉及)/u;

/**
 * Why a claim must not be shown, or null when every part of it is borne by the passages it cites.
 * `context`: all passages the model was given.
 */
export function checkClaim(claim: Claim, context: readonly PreparedSource[]): string | null {
  if (claim.citations.length === 0) return "没有出处";
  const cited = context.filter((source) => claim.citations.includes(source.n));
  if (cited.length < claim.citations.length) return "所引出处不存在";
  const wrong = checkNames(claim, cited) ?? checkFigures(claim, cited);
  if (wrong !== null) return wrong;
  if (absence.test(claim.text)) return null;
  return checkPolarity(claim, cited) ?? checkSupport(claim, cited, context);
}
