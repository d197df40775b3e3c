import { admitFile, isPlain } from "./formats/admission.ts";
import { readPlain } from "./formats/text/read-plain.ts";
import { refuseClassified } from "./marks/refuse-marked.ts";
import type { FileParser } from "./parsing/parser-process.ts";
import { decodeText } from "./reading/decode-text.ts";
import { readFrontMatter } from "./reading/read-front-matter.ts";
import type { Line } from "./structure/line.ts";

/** A file that is read once: its lines as they stand there, nothing taken out. */
export interface FileLines {
  readonly lines: readonly Line[];
  readonly warnings: readonly string[];
  /** 识别稿: figures and names need checking. */
  readonly recognised: boolean;
}

/** A text this small is read here; everything else may hang or fill the memory, and has a process of its own. */
const smallText = 64 * 1024;

/**
 * Lines of a file in any format that can be indexed.
 * @throws ClassifiedError, IngestionError for what must not or cannot be read.
 */
export async function readLines(file: string, bytes: Uint8Array, parser: FileParser): Promise<FileLines> {
  admitFile(file, bytes.length);
  return isPlain(file) && bytes.length <= smallText
    ? readPlainLines(bytes)
    : parser.readLines({ file, bytes, linesOnly: true });
}

export function readPlainLines(bytes: Uint8Array): FileLines {
  const { body } = readFrontMatter(decodeText(bytes).normalize("NFC"));
  return admitLines(readPlain(body).lines, [], false);
}

/** Headers are looked at for marks and left out. @throws ClassifiedError */
export function admitLines(
  lines: readonly Line[],
  warnings: readonly string[],
  recognised: boolean,
): FileLines {
  refuseClassified(lines, null);
  return { lines: lines.filter(({ place }) => place !== "header"), warnings, recognised };
}
