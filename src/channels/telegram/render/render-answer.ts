import type { Answer, Citation, RelatedClause } from "../../../domain/answers/answer.ts";
import { deepLinkPayload, openData } from "../callback-data.ts";
import { fromMarkdown } from "./text/from-markdown.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { statusLabel, textKindLabel, titleInMarks } from "./text/source-labels.ts";

export interface SourceButton {
  readonly label: string;
  readonly data: string;
}

export interface AnswerMessage extends RichText {
  readonly buttons: readonly SourceButton[];
}

/** More would bury the answer; the source block still names every citation. */
const mostButtons = 20;
/** A phone shows about this many Han characters on half a row. */
const longestLabel = 16;

/** Where the sources of an answer lie: in the knowledge base, to be opened by links to this bot, or in a file that was sent. */
export type SourcePlace = { readonly botUsername: string } | "file";

/** One answer as a chat message: text with `[n]`, the sources under it, a button a citation. */
export function renderAnswer(answer: Answer, place: SourcePlace): AnswerMessage {
  // Telegram refuses an empty message, and silence would be no answer.
  const pieces: RichPiece[] = fromMarkdown(answer.answer.trim() || "没有得到回答，请换个说法再问一次。");
  for (const note of answer.notes) {
    if (!answer.answer.includes(note)) pieces.push(`\n\n${note}`);
  }
  pieces.push(...unsupportedPieces(answer), ...sourcePieces(answer.citations, place));
  // Within a file that was sent there is nothing nearer to open.
  if (answer.outcome === "refused" && place !== "file")
    pieces.push(...clausePieces("最接近的条文", answer.nearest, answer.answer));
  pieces.push(...clausePieces("另见", answer.related, answer.answer));
  return { ...richText(pieces), buttons: answer.citations.slice(0, mostButtons).map(sourceButton) };
}

function sourcePieces(citations: readonly Citation[], place: SourcePlace): RichPiece[] {
  if (citations.length === 0) return [];
  const pieces: RichPiece[] = ["\n\n", bold("依据")];
  for (const citation of citations) {
    pieces.push("\n", mark(citation, place), ` ${sourceLine(citation, place)}`);
  }
  return pieces;
}

/** `[1]`, linked so that a forwarded answer still leads to its source. */
function mark(citation: Citation, place: SourcePlace): RichPiece {
  const text = `[${String(citation.n)}]`;
  if (place === "file") return text;
  const payload = deepLinkPayload(citation.file, citation.start, citation.end);
  return { text, url: `https://t.me/${place.botUsername}?start=${payload}` };
}

function sourceLine(citation: Citation, lies: SourcePlace): string {
  const place = citation.clause ?? citation.article ?? lastHeading(citation.path);
  const name = [titleInMarks(citation.title), place].filter(Boolean).join(" ");
  // A file that somebody sent is in force or not, nobody knows.
  if (lies === "file") return name;
  return `${name} · ${statusLabel(citation.status)}${textKindLabel(citation.text_kind)}`;
}

function sourceButton(citation: Citation): SourceButton {
  const place = citation.clause ?? citation.article ?? citation.title;
  // By code points: half a rare character (surrogate pair) is no character.
  const letters = Array.from(place);
  const short = letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join("")}…` : place;
  return {
    label: `[${String(citation.n)}] ${short}`,
    data: openData(citation.file, citation.start, citation.end),
  };
}

function unsupportedPieces(answer: Answer): RichPiece[] {
  if (answer.unsupported.length === 0) return [];
  const lines = answer.unsupported.map((item) => `\n${item.text}（${item.reason}）`);
  return ["\n\n", bold("未找到依据，请自行核实"), ...lines];
}

function clausePieces(heading: string, clauses: readonly RelatedClause[], said: string): RichPiece[] {
  const named = clauses.map(
    ({ title, article }) => `${titleInMarks(title)}${article === null ? "" : ` ${article}`}`,
  );
  const lines = [...new Set(named)].filter(
    (line) => !said.includes(line) && !said.includes(line.replace(" ", "")),
  );
  return lines.length === 0 ? [] : ["\n\n", bold(heading), ...lines.map((line) => `\n${line}`)];
}

function lastHeading(path: string): string {
  return path.split(" > ").at(-1) ?? "";
}
