import type { Citation } from "../../../../domain/answers/answer.ts";
import type { DocumentStatus } from "../../../../domain/documents/document.ts";
import { texts } from "../texts.ts";

/** 《title》 without doubling marks the title has. */
export function inMarks(title: string): string {
  return title.startsWith("《") ? title : `《${title}》`;
}

export function statusWord(status: DocumentStatus): string {
  return status === "未知" ? texts.source.unknownStatus : status;
}

/** The most exact address: clause, else article, else the heading trail. */
export function placeOf({ clause, article, path }: Citation): string {
  return clause ?? article ?? path;
}

/** One source in a line, e.g. `《条例》（中发〔2023〕1号）第十四条（现行）【要点摘编，非原文】`. */
export function sourceLine(citation: Citation): string {
  const number = citation.document_number === null ? "" : `（${citation.document_number}）`;
  const status = citation.status === "未知" ? "" : `（${citation.status}）`;
  const place = citation.clause ?? citation.article ?? "";
  return `${inMarks(citation.title)}${number}${place}${status}${texts.source.textKinds[citation.text_kind]}`;
}

/** The whole answer as it goes into a document: text, then its numbered sources. */
export function answerWithSources(text: string, citations: readonly Citation[]): string {
  if (citations.length === 0) return text;
  const lines = citations.map((citation) => `[${citation.n}] ${sourceLine(citation)}`);
  return [text, "", texts.copy.sourcesHeading, ...lines].join("\n");
}
