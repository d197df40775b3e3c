import type { DocumentStatus, TextKind } from "../../../../domain/documents/document.ts";

/** Words that are not the issuing body's are never shown as its words (design §6.10). */
export function textKindLabel(kind: TextKind): string {
  if (kind === "digest") return "【要点摘编，非原文】";
  if (kind === "example") return "【示例，非真实数据】";
  return "";
}

export function statusLabel(status: DocumentStatus): string {
  return status === "未知" ? "效力未知" : status;
}

export function titleInMarks(title: string): string {
  return title.startsWith("《") && title.endsWith("》") ? title : `《${title}》`;
}
