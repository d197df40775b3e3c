import type { RemovedText } from "../../domain/documents/document.ts";
import type { Line } from "../structure/line.ts";
import { removeAdvertising } from "./advertising.ts";
import { readLetterhead, type Letterhead } from "./letterhead.ts";
import { markTitle } from "./mark-title.ts";
import { normaliseLine } from "./normalise-line.ts";
import { removeContents, removePageNumbers } from "./page-furniture.ts";
import { removeLines } from "./removal.ts";
import { unwrapLines } from "./unwrap-lines.ts";

/** Lines without advertising, before anything else is read from them: it must never set a mark. */
export interface GenuineLines {
  readonly lines: readonly Line[];
  readonly removed: readonly RemovedText[];
}

/** What is left of a document when everything that is not its text is gone. */
export interface CleanDocument {
  readonly lines: readonly Line[];
  readonly removed: readonly RemovedText[];
  readonly letterhead: Letterhead;
}

/** First step, whatever the format. `watermarks`: lines known from other files. */
export function removeForeign(source: readonly Line[], watermarks: ReadonlySet<string>): GenuineLines {
  const lines = source.map(normaliseLine).filter((line) => line !== null);
  const repeated = removeLines(lines, ({ text }) => (watermarks.has(text) ? "多份文件重复出现的行" : null));
  const advertising = removeAdvertising(repeated.lines);
  return { lines: advertising.lines, removed: [...repeated.removed, ...advertising.removed] };
}

/** Second step: pages, contents, 红头 and 版记 go, wrapped lines are joined, the title is marked. */
export function cleanLines({ lines, removed }: GenuineLines): CleanDocument {
  const pages = removePageNumbers(lines);
  const contents = removeContents(pages.lines);
  const { lines: body, removed: official, ...letterhead } = readLetterhead(contents.lines);
  return {
    lines: markTitle(unwrapLines(body)),
    removed: [...removed, ...pages.removed, ...contents.removed, ...official],
    letterhead,
  };
}
