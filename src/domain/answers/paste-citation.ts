import type { Citation } from "./answer.ts";

/** 正文: the words alone. 引用句: a sentence for a document. 带出处: the words and where they stand. */
export type PasteForm = "text" | "sentence" | "sourced";

export type Pasted =
  | { readonly ok: true; readonly text: string }
  /** A digest or an example is nobody's words to quote. */
  | { readonly ok: false; readonly reason: string };

/** One citation as it is pasted into a document. */
export function pasteCitation(citation: Citation, form: PasteForm): Pasted {
  const { text_kind, quote } = citation;
  if (form === "text") return { ok: true, text: quote };
  if (text_kind === "digest") return { ok: false, reason: "这是要点摘编，不是原文，引用前请核对原文。" };
  if (text_kind === "example") return { ok: false, reason: "这是示例，不是真实材料，不能引用。" };
  return { ok: true, text: form === "sentence" ? sentenceOf(citation) : sourcedOf(citation) };
}

/** 根据《…》（文号）第…条第…款规定，“…”。 An unknown document number is left out. */
function sentenceOf(citation: Citation): string {
  const repealed = isRepealed(citation) ? `（${citation.status}）` : "";
  const verb = citation.clause === null && citation.article === null ? "" : "规定";
  return `根据${nameOf(citation)}${repealed}${verb}，“${innerQuotes(oneLine(citation.quote)).replace(/[。；]$/u, "")}”。`;
}

function sourcedOf(citation: Citation): string {
  return `${citation.quote}\n——${nameOf(citation)}（${citation.status}）`;
}

function nameOf({ title, document_number: number, clause, article }: Citation): string {
  const inner = title.replaceAll("《", "〈").replaceAll("》", "〉");
  return `《${inner}》${number === null ? "" : `（${number}）`}${clause ?? article ?? ""}`;
}

function isRepealed({ status }: Citation): boolean {
  return status === "已修订" || status === "已废止" || status === "已失效";
}

function oneLine(quote: string): string {
  return quote
    .split("\n")
    .map((line) => line.trim())
    .join("");
}

/** Quotation marks inside a quotation are single ones (GB/T 15834). */
function innerQuotes(quote: string): string {
  return quote.replaceAll("“", "‘").replaceAll("”", "’");
}
