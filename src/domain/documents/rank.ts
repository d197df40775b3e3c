import type { DocumentMeta } from "./document.ts";

/** Standing of a party text, highest first; a law stands outside this order. */
export const ranks = ["党章", "准则", "条例", "规定", "规范性文件"] as const;
export type Rank = (typeof ranks)[number] | "法律";

const versionNote = /[（(〔][^（）()〔]*[）)〕]$/u;

/** 规定, 办法 and 细则 are of one rank; what carries none of these names is a normative document. Null for reports. */
export function rankOf({ kind, title }: Pick<DocumentMeta, "kind" | "title">): Rank | null {
  if (kind !== "policy") return null;
  let name = title.trim();
  while (versionNote.test(name)) name = name.replace(versionNote, "").trim();
  if (name.endsWith("章程")) return /^中国共产党章程$/u.test(name) ? "党章" : "规范性文件";
  if (name.endsWith("准则")) return "准则";
  if (name.endsWith("条例")) return "条例";
  if (/(?:规定|办法|细则|规则)$/u.test(name)) return "规定";
  return /[^办方书]法$/u.test(name) ? "法律" : "规范性文件";
}
