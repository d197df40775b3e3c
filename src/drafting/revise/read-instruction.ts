import type { DraftOutline } from "../../domain/writing/draft.ts";
import { UsageError } from "../../errors.ts";
import { findFigures } from "../../grounding/figures.ts";
import { toNumber } from "../../domain/text/numerals.ts";
import type { DraftVersion } from "./draft-history.ts";

/** The next request and adjustments, or a step back. */
export type Revision =
  | { readonly undo: true }
  | ({ readonly undo: false } & Pick<DraftVersion, "request" | "adjustments">);

const length = /(?<![\d零一二两三四五六七八九十百千])([\d零一二两三四五六七八九十百千]+) ?个?字/u;
const shorten = /缩短|精简|压缩|简短|短一点|短些|删减|太长/u;
const expand = /扩写|扩展|展开|加长|长一点|长些|丰富|详细|太短/u;
const formal = /更?(?:正式|规范|书面|庄重|严肃)/u;
const fill =
  /^(?:把|将)? ?〔?([^〔〕，。：:=]{1,40})〕? ?(?:填(?:成|为|写|上)?|改为|改成|是|为|：|:|=) ?(.+)$/u;
const add = /^(?:加上?|补充?|增加|写入|添加)(?:一个|一条)?(?:事实|数据|内容)?[：:，]? ?(.+)$/u;
const remedy =
  "可以说：缩短到200字、扩写、更正式、改成一是二是、改成一要二要、加上……（事实）、发文机关填……、撤销";

/** Reads what a writer wants changed. @throws UsageError when it says nothing that can be done. */
export function readInstruction(instruction: string, current: DraftVersion): Revision {
  // One space wherever there is any white space: what follows is told apart by its words.
  const text = instruction
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[。！]$/u, "");
  const { request, adjustments, draft } = current;
  const length0 = draft.text.replaceAll(/\s/gu, "").length;
  if (/撤销|撤回|上一版|退回|恢复/u.test(text)) return { undo: true };
  const filled = fill.exec(text);
  const label =
    filled === null
      ? null
      : matchLabel(
          filled[1] ?? "",
          draft.placeholders.map((gap) => gap.label),
        );
  if (filled !== null && label !== null) {
    const fills = { ...adjustments.fills, [label]: (filled[2] ?? "").trim() };
    return { undo: false, request, adjustments: { ...adjustments, fills } };
  }
  const added = add.exec(text)?.[1];
  if (added !== undefined && (findFigures(added).length > 0 || added.length >= 6)) {
    const facts = [...(request.facts ?? []), { text: added.replace(/[。；]$/u, ""), source: null }];
    return { undo: false, request: { ...request, facts }, adjustments };
  }
  if (/[一二]是/u.test(text)) return { undo: false, request, adjustments: { ...adjustments, marks: "是" } };
  if (/[一二]要/u.test(text)) return { undo: false, request, adjustments: { ...adjustments, marks: "要" } };
  if (/不(?:分|要)(?:点|条|层次)|一段话|连成一段/u.test(text))
    return { undo: false, request, adjustments: { ...adjustments, marks: "无" } };
  const said = toNumber(length.exec(text)?.[1] ?? "");
  if (said !== null || shorten.test(text) || expand.test(text)) {
    const words = said ?? Math.round((shorten.test(text) ? 0.75 : 1.35) * length0);
    return {
      undo: false,
      request: { ...request, words, outline: scaled(request.outline, words / length0) },
      adjustments,
    };
  }
  if (formal.test(text)) return { undo: false, request, adjustments: { ...adjustments, isFormal: true } };
  throw new UsageError(`没有看懂“${instruction.trim()}”要怎么改`, remedy);
}

/** The writer's own outline, every section as much longer or shorter as the whole. */
function scaled(outline: DraftOutline | undefined, factor: number): DraftOutline | undefined {
  return (
    outline && {
      ...outline,
      sections: outline.sections.map((section) => ({
        ...section,
        words: Math.round(section.words * factor),
      })),
    }
  );
}

/** The label a writer means: the same, or the only one that contains it. */
function matchLabel(said: string, labels: readonly string[]): string | null {
  const wanted = said.trim();
  if (labels.includes(wanted)) return wanted;
  const near = [...new Set(labels)].filter((label) => label.includes(wanted) || wanted.includes(label));
  return near.length === 1 ? (near[0] ?? null) : null;
}
