import { damaged } from "../package/unsafe-content.ts";
import { charsetOf, codePageOf, decodeBytes } from "./rtf-charsets.ts";
import { rtfTokens, type RtfToken } from "./rtf-tokens.ts";

export interface RtfParagraph {
  readonly text: string;
  /** Cells of a table row instead of text. */
  readonly row: readonly string[] | null;
  /** 0 for a title, 1 for the first outline level; null for text. */
  readonly outline: number | null;
  readonly centred: boolean;
  /** Half points. */
  readonly size: number;
}

export interface RtfContent {
  readonly paragraphs: readonly RtfParagraph[];
  readonly headers: readonly string[];
  readonly notes: readonly string[];
  readonly boxes: readonly string[];
}

type Destination = "body" | "header" | "note" | "box" | "fonts" | "styles" | "skipped";

interface ParagraphLook {
  readonly outline: number | null;
  readonly centred: boolean;
  readonly inTable: boolean;
}

const unmarked: ParagraphLook = { outline: null, centred: false, inTable: false };

interface Group {
  destination: Destination;
  font: number;
  hidden: boolean;
  size: number;
  /** Characters to skip after \u. */
  fallback: number;
  look: ParagraphLook;
}

const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  header: "header",
  headerl: "header",
  headerr: "header",
  headerf: "header",
  footer: "header",
  footerl: "header",
  footerr: "header",
  footerf: "header",
  footnote: "note",
  shptxt: "box",
};
/** Ignorable groups that hold text all the same. */
const keptIgnorable = new Set(["shpinst", "shptxt", "listtext", "pntext", "footnote"]);
const skipped = new Set(
  "colortbl info pict object fldinst nonshppict themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl annotation atnid atnauthor bkmkstart bkmkend revtbl sp filetbl field_skip".split(
    " ",
  ),
);
const signs: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "　",
  enspace: " ",
};

/** Walks the groups of an RTF file and collects what a reader of the document sees. */
export function readRtfParagraphs(source: string): RtfContent {
  const content = {
    paragraphs: [] as RtfParagraph[],
    headers: [] as string[],
    notes: [] as string[],
    boxes: [] as string[],
  };
  const fonts = new Map<number, string>();
  const styles = new Map<number, string>();
  const stack: Group[] = [];
  const texts: Record<Destination, string> = {
    body: "",
    header: "",
    note: "",
    box: "",
    fonts: "",
    styles: "",
    skipped: "",
  };
  let group: Group = { destination: "body", font: 0, hidden: false, size: 24, fallback: 1, look: unmarked };
  let charset = "windows-1252";
  let pending: number[] = [];
  let skip = 0;
  let ignorable = false;
  let definedFont = 0;
  let definedStyle = 0;
  let cell = "";
  let largest = 0;
  let row: string[] = [];

  function flushBytes(): void {
    if (pending.length === 0) return;
    put(decodeBytes(pending, fonts.get(group.font) ?? charset));
    pending = [];
  }

  function put(text: string): void {
    if (group.hidden || group.destination === "skipped") return;
    texts[group.destination] += text;
    if (group.destination === "body" && text.trim() !== "") largest = Math.max(largest, group.size);
  }

  function endParagraph(): void {
    if (group.destination !== "body") {
      put("\n");
      return;
    }
    const { inTable, ...plain } = group.look;
    if (inTable) cell += `${texts.body}\n`;
    else content.paragraphs.push({ text: texts.body, row: null, ...plain, size: largest });
    texts.body = "";
    largest = 0;
  }

  function close(): void {
    const ended = group;
    group = stack.pop() ?? group;
    if (ended.destination === group.destination) return;
    const text = texts[ended.destination].trim();
    texts[ended.destination] = "";
    if (text === "") return;
    if (ended.destination === "header") content.headers.push(text);
    else if (ended.destination === "note") content.notes.push(text.replace(/\n/gu, ""));
    else if (ended.destination === "box") content.boxes.push(...text.split("\n"));
  }

  function word(name: string, value: number | null): void {
    const destination = destinations[name];
    if (destination !== undefined)
      group.destination = group.destination === "skipped" ? "skipped" : destination;
    else if (skipped.has(name) || (ignorable && !keptIgnorable.has(name))) group.destination = "skipped";
    else if (group.destination === "fonts") fontWord(name, value);
    else if (group.destination === "styles") styleWord(name, value);
    else textWord(name, value);
  }

  function fontWord(name: string, value: number | null): void {
    if (name === "f") definedFont = value ?? 0;
    const found = name === "fcharset" ? charsetOf(value ?? 0) : null;
    if (found !== null) fonts.set(definedFont, found);
  }

  /** A style's name ends with a semicolon: `{\s1 heading 1;}`. */
  function styleWord(name: string, value: number | null): void {
    if (name === "s") definedStyle = value ?? 0;
  }

  function textWord(name: string, value: number | null): void {
    if (signs[name] !== undefined) put(signs[name]);
    else if (name === "ansicpg") charset = codePageOf(value ?? 0);
    else if (name === "uc") group.fallback = value ?? 1;
    else if (name === "u") {
      const code = value ?? 0;
      put(String.fromCharCode(code < 0 ? code + 65_536 : code));
      skip = group.fallback;
    } else if (name === "f") group.font = value ?? 0;
    else if (name === "fs") group.size = value ?? 24;
    else if (name === "v" || name === "deleted") group.hidden = value !== 0;
    else if (name === "plain") Object.assign(group, { hidden: false, size: 24 });
    else if (name === "pard") group.look = unmarked;
    else if (name === "qc") group.look = { ...group.look, centred: true };
    else if (name === "outlinelevel")
      group.look = { ...group.look, outline: group.look.outline === 0 ? 0 : (value ?? 0) + 1 };
    else if (name === "s")
      group.look = { ...group.look, outline: styleOutline(styles.get(value ?? -1) ?? "") };
    else if (name === "par" || name === "sect" || name === "page") endParagraph();
    else tableWord(name);
  }

  function tableWord(name: string): void {
    if (group.destination !== "body") return;
    if (name === "trowd") row = [];
    else if (name === "intbl") group.look = { ...group.look, inTable: true };
    else if (name === "cell" || name === "nestcell") {
      row.push((cell + texts.body).trim());
      texts.body = "";
      cell = "";
    } else if ((name === "row" || name === "nestrow") && row.length > 0) {
      content.paragraphs.push({ text: "", row, outline: null, centred: false, size: 0 });
      row = [];
    }
  }

  function take(token: RtfToken): void {
    if (token.kind !== "bytes") flushBytes();
    if (token.kind === "open") {
      stack.push(group);
      group = { ...group };
      skip = 0;
    } else if (token.kind === "close") close();
    else if (token.kind === "ignorable") {
      ignorable = true;
      return;
    } else if (token.kind === "word") word(token.name, token.value);
    else takeBytes(token.bytes);
    ignorable = false;
  }

  function takeBytes(bytes: readonly number[]): void {
    const kept = bytes.slice(Math.min(skip, bytes.length));
    skip = Math.max(0, skip - bytes.length);
    if (group.destination === "styles") nameStyle(kept);
    else for (const byte of kept) pending.push(byte);
  }

  function nameStyle(bytes: readonly number[]): void {
    const name = decodeBytes(bytes, charset).replace(/;.*$/su, "").trim();
    if (name !== "") styles.set(definedStyle, (styles.get(definedStyle) ?? "") + name);
  }

  for (const token of rtfTokens(source)) take(token);
  flushBytes();
  if (stack.length > 0) throw damaged("RTF 被截断");
  if (texts.body.trim() !== "") endParagraph();
  return content;
}

function styleOutline(name: string): number | null {
  const heading = /^(?:heading|标题)\s*([1-9])/iu.exec(name)?.[1];
  if (heading !== undefined) return Number(heading);
  return /^(?:title|标题)$/iu.test(name) ? 0 : null;
}
