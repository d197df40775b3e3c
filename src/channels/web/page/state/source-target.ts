import type { AttachedFile } from "../../../../domain/documents/attached-file.ts";
import type { Citation, RelatedClause } from "../../../../domain/answers/answer.ts";
import type { Mark } from "../text/document-lines.ts";

/** What the side panel shows: a document, and either quoted stretches or one article. */
export interface SourceTarget {
  readonly file: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly focus: number;
  /** The citations the marks come from, one each; empty where nothing was cited. */
  readonly citations: readonly Citation[];
  /** The document itself where it was sent along with a question and is held nowhere else. */
  readonly attached?: AttachedFile;
  /** Marked once the document is in, when nothing is quoted. */
  readonly article: string | null;
}

/** One citation of an answer, with the answer's other quotes from the same document. */
export function citationTarget(
  citation: Citation,
  all: readonly Citation[],
  attached: AttachedFile | undefined,
): SourceTarget {
  const marks = all
    .filter(({ file }) => file === citation.file)
    .sort((left, right) => left.start - right.start);
  const { file, title } = citation;
  const held = attached?.file === file ? { attached } : {};
  return {
    file,
    title,
    ...held,
    marks,
    citations: marks,
    focus: Math.max(0, marks.indexOf(citation)),
    article: null,
  };
}

export function clauseTarget({ file, title, article }: RelatedClause): SourceTarget {
  return { ...wholeTarget({ file, title }), article };
}

/** A document from its beginning. */
export function wholeTarget({ file, title }: Pick<SourceTarget, "file" | "title">): SourceTarget {
  return { file, title, marks: [], citations: [], focus: 0, article: null };
}

export type OpenSource = (target: SourceTarget) => void;
