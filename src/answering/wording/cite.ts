import type { Citation, RelatedClause } from "../../domain/answers/answer.ts";
import { clauseAddress } from "../../grounding/clause-address.ts";
import type { Excerpt } from "../extraction/excerpt.ts";
import type { Clause } from "../selection/clause.ts";

export function cite(n: number, clause: Clause, excerpt: Excerpt): Citation {
  const { document, article } = clause;
  const start = excerpt.start - clause.start;
  const end = excerpt.end - clause.start;
  return {
    n,
    file: document.file,
    title: document.title,
    document_number: document.documentNumber,
    path: [...clause.path, ...(article === null ? [] : [article])].join(" > "),
    article,
    clause: article === null ? null : clauseAddress(article, clause.text, start, end),
    quote: clause.text.slice(start, end),
    start: excerpt.start,
    end: excerpt.end,
    status: document.status,
    text_kind: document.textKind,
  };
}

export function toRelated(clause: Clause): RelatedClause {
  return { file: clause.document.file, title: clause.document.title, article: clause.article };
}
