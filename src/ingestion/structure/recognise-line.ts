import { recogniseArticle, type LineContext, type RecognisedArticle } from "./recognise-article.ts";
import { recogniseHeading, type RecognisedHeading } from "./recognise-heading.ts";
import type { Line } from "./line.ts";

export type RecognisedLine =
  | RecognisedArticle
  | RecognisedHeading
  | { readonly kind: "text"; readonly text: string };

/** Tells what a line is, from itself and from what stands around it. */
export function recogniseLine(line: Line, context: LineContext): RecognisedLine {
  return recogniseArticle(line.text, context) ?? recogniseHeading(line) ?? { kind: "text", text: line.text };
}
