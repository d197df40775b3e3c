import type { Citation } from "../../../domain/answers/answer.ts";
import type { Draft } from "../../../domain/writing/draft.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { textKindLabel, titleInMarks } from "./text/source-labels.ts";

/** A version of a draft: the text first, then what the writer must know of it. */
export function renderDraft(draft: Draft): RichText {
  const { kind, version, text, notes, placeholders, unsupported, citations, precedents } = draft;
  const pieces: RichPiece[] = [bold(`${kind} · 第 ${String(version)} 版`), `\n\n${text}`];
  const labels = [...new Set(placeholders.map((gap) => gap.label))];
  if (labels.length > 0) pieces.push("\n\n", bold("留空待填"), `\n${labels.join("、")}`);
  if (unsupported.length > 0)
    pieces.push(
      "\n\n",
      bold("未找到依据，请自行核实"),
      ...unsupported.map((item) => `\n${item.text}（${item.reason}）`),
    );
  pieces.push(...sources("数据出处", citations), ...sources("参考范例", precedents));
  if (notes.length > 0) pieces.push(`\n\n${notes.join("\n")}`);
  return richText(pieces);
}

/** One line a document: what was quoted or followed lies in the Word file's comments. */
function sources(heading: string, list: readonly Citation[]): RichPiece[] {
  const lines = new Set(
    list.map(({ title, text_kind: textKind }) => `\n${titleInMarks(title)}${textKindLabel(textKind)}`),
  );
  return lines.size === 0 ? [] : ["\n\n", bold(heading), ...lines];
}
