import type { Citation } from "../../domain/answers/answer.ts";
import type { DocumentMeta, TextKind } from "../../domain/documents/document.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import { isElsewhere, isLocal, isOutdated } from "../selection/catalog.ts";

const labels: Readonly<Record<TextKind, string>> = {
  original: "",
  digest: "【要点摘编，非原文】",
  example: "【示例，非真实数据】",
};

const recognisedLabel = "【识别稿，数字待核】";

/** 《title》, inner 《》 turned to 〈〉. */
export function nameTitle(title: string): string {
  return `《${title.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
}

/** Says whose words follow, and whether they are in force. */
export function leadLine(
  document: DocumentMeta,
  article: string | null,
  path: readonly string[],
  officeRegion: string | null = null,
): string {
  const label = labels[document.textKind] + (document.recognised === true ? recognisedLabel : "");
  const heading = path.at(-1) ?? null;
  const place = article ?? (heading === null ? "" : `“${heading}”部分`);
  if (document.kind === "report") return `${label}${nameTitle(document.title)}${place}写道：`;
  const verb = document.textKind === "digest" ? "要点" : isOutdated(document) ? "曾规定" : "规定";
  const foreign = isElsewhere(document, officeRegion)
    ? `外地做法（${document.region ?? ""}），仅供参考：`
    : "";
  return `${foreign}${label}${nameTitle(document.title)}${place}（${describeStatus(document)}）${verb}：`;
}

/** Which of the cited texts are not the issuing body's words; null when all are. */
export function labelsLine(citations: readonly Citation[]): AnswerLine | null {
  const named = citations.filter(({ text_kind }) => text_kind !== "original");
  const titles = [...new Set(named.map(({ title, text_kind }) => labels[text_kind] + nameTitle(title)))];
  if (titles.length === 0) return null;
  return {
    kind: "own",
    text: `注：${titles.join("、")}，引用前请核对原文。`,
    citations: [],
    metadata: named.map(({ title }) => title),
  };
}

/** A superseded text is never cited without saying so. */
export function describeStatus(document: DocumentMeta): string {
  if (isLocal(document) && !isOutdated(document)) {
    return document.status === "现行" ? "现行，地方规定" : "地方做法，以当地文件为准";
  }
  if (document.status === "未知") return "效力状态未标注";
  if (!isOutdated(document))
    return document.status === "已有新版未收录" ? "已有新版，本库未收录" : document.status;
  const successor = document.supersededBy === null ? "" : `，现行为${nameTitle(document.supersededBy)}`;
  return `${document.status}，不是现行规定${successor}`;
}

/** The dates, numbers and names that a lead line may take from the store. */
export function leadMetadata(
  document: DocumentMeta,
  article: string | null,
  path: readonly string[],
): string[] {
  return [document.title, article, path.at(-1), document.supersededBy].filter(
    (text) => typeof text === "string",
  );
}
