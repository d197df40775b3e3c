import type { Citation } from "../domain/answers/answer.ts";
import { checkKind } from "./kinds/check-kind.ts";
import type { Brief } from "./request/brief.ts";
import { findContradictions } from "./request/fact.ts";

/** What a writer should know or decide about a draft, one sentence each. */
export function notesFor(
  brief: Brief,
  text: string,
  open: number,
  precedents: readonly Citation[],
  /** Sentences of the model that could not stand. */
  removed: number,
): string[] {
  const notes: string[] = [];
  if (brief.openFigures === "invite") notes.push("数字没有编：没有依据的数字一律留作〔…〕，请核实后填写");
  else if (open > 0) notes.push(`有 ${open} 处留空待填，用〔…〕标出`);
  notes.push(...findContradictions(brief.facts));
  for (const fact of brief.facts)
    if (fact.figures.some(({ unit, end }) => unit === "" && !/^\p{Script=Han}/u.test(fact.text.slice(end))))
      notes.push(`“${fact.text}”里的数字没有单位，照原样写入，请核对`);
  notes.push(...checkKind(brief.kind, text));
  const length = text.replaceAll(/\s/gu, "").length;
  if (Math.abs(length - brief.words) > brief.words * 0.15)
    notes.push(
      length > brief.words
        ? `事实较多，全部写入后共 ${length} 字，超出要求的 ${brief.words} 字`
        : `可用的材料写到 ${length} 字，不足要求的 ${brief.words} 字，可补充事实后重写`,
    );
  if (precedents.length === 0)
    notes.push("资料里没有同类的以往材料，按通用句式起草；放入本单位的总结、讲话后再写会更像");
  if (precedents.some(({ text_kind: kind }) => kind === "example"))
    notes.push("参考的以往材料是随软件附带的示例，非真实数据");
  if (removed > 0) notes.push(`模型写的 ${removed} 句没有依据或者不合要求，已经删去，列在“没有依据”里`);
  notes.push("做法描述参照通用写法，是否属实请逐句核对");
  return notes;
}
