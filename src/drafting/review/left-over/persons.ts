import { personName } from "../../wording/person-names.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

/** Where a text says who speaks. */
const speaker = new RegExp(
  `(?:(?:述职|汇报|报告|承诺|发言|检查)人[：:]\\s*|(?:我叫|我是|本人(?:是)?)(?!一|党|中|们|市|区|县))(${personName})(?=$|[\\s，。,（(])`,
  "gmu",
);

/** Two different names in places that say who speaks: one of them came with the model text. */
export function foreignPersons({ text }: ReviewedText): RawFinding[] {
  const found = [...text.matchAll(speaker)].map((match) => {
    const who = match[1] ?? "";
    return { who, at: match.index + match[0].length - who.length };
  });
  const last = found.at(-1)?.who;
  return found
    .filter(({ who }) => who !== last)
    .map(({ who, at }) => ({
      at,
      end: at + who.length,
      problem: `这里的姓名“${who}”与落款“${last ?? ""}”不一致`,
      fix: "核对姓名，可能是套用他人稿子留下的",
    }));
}
