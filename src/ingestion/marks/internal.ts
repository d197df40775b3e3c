import type { Line } from "../structure/line.ts";

const words =
  "内部资料|内部文件|内部材料|内部刊物|内部使用|注意保存|工作秘密|此件不公开|此件不予公开|不予公开|此件不得公开|不得公开|此件依申请公开|征求意见稿|送审稿|讨论稿";
const additions =
  "妥善保管|妥善保存|注意保存|注意保密|请勿外传|不得外传|严禁外传|禁止外传|不得翻印|不得复制|请勿复印|会后收回|阅后收回|用后收回|仅供内部使用|仅供参阅|严格保密|此件不公开|不得公开|不予公开";
const alone = new RegExp(
  `^[【\\[（(〔「]?(?:属性[：:])?(?:${words})(?:[，,、；;·\\s\\u3000]{0,2}(?:${additions}|${words}))*[】\\])）〕」]?[。！!]?$`,
  "u",
);
const titled = /[（(【[](?:征求意见稿|送审稿|讨论稿|内部资料|内部文件)[）)】\]]$/u;

/**
 * Whether a line of its own says that the document is not for the public. A sentence that mentions
 * such papers says nothing about this one.
 */
export function isInternal(lines: readonly Line[]): boolean {
  return lines.some(({ text, level }) => isInternalMark(text) || (level > 0 && titled.test(text)));
}

export function isInternalMark(text: string): boolean {
  return text.length <= 60 && alone.test(text);
}
