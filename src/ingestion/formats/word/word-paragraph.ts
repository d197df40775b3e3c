import { childOf, childrenOf, textOf, type XmlElement } from "../package/parse-xml.ts";
import { isOn } from "./word-styles.ts";

/** The text of one paragraph, with what hangs on it. */
export interface ParagraphContent {
  /** Line breaks as \n. */
  readonly text: string;
  /** Size of the first run that has text and says its size, half points. */
  readonly size: number | null;
  readonly notes: readonly { readonly kind: "footnote" | "endnote"; readonly id: string }[];
  readonly boxes: readonly XmlElement[];
  /** Inside the result of a table-of-contents field. */
  readonly inContents: boolean;
}

interface OpenField {
  code: boolean;
  instruction: string;
}

/** Fields may run over several paragraphs: one state a story. */
export interface FieldState {
  readonly open: OpenField[];
}

/** Signs that Word keeps as characters of a symbol font. */
const symbols: Readonly<Record<string, string>> = {
  F0A8: "□",
  F06F: "□",
  F0A3: "□",
  F071: "□",
  F0FE: "☑",
  F052: "☑",
  F0FC: "√",
  F050: "√",
  F0FB: "×",
  F0B4: "×",
};

/** Deleted, moved-away and ruby-reading text, and what only describes the text. */
const skipped = new Set([
  "w:del",
  "w:moveFrom",
  "w:rt",
  "w:pPr",
  "w:rPr",
  "w:instrText",
  "w:delText",
  "w:sdtPr",
]);

export function readParagraph(paragraph: XmlElement, fields: FieldState): ParagraphContent {
  const notes: { kind: "footnote" | "endnote"; id: string }[] = [];
  const boxes: XmlElement[] = [];
  let text = "";
  let size: number | null = null;
  let inContents = isInContents(fields);

  function emit(piece: string): void {
    if (!fields.open.some((field) => field.code)) text += piece;
  }

  function visit(element: XmlElement): void {
    if (skipped.has(element.name)) return;
    switch (element.name) {
      case "w:r":
        visitRun(element);
        return;
      case "w:t":
      case "m:t":
        emit(textOf(element));
        return;
      case "w:tab":
      case "w:ptab":
        emit("\t");
        return;
      case "w:br":
      case "w:cr":
        emit("\n");
        return;
      case "w:noBreakHyphen":
        emit("-");
        return;
      case "w:sym":
        emit(symbols[(element.attributes["w:char"] ?? "").toUpperCase()] ?? "");
        return;
      case "w:footnoteReference":
        notes.push({ kind: "footnote", id: element.attributes["w:id"] ?? "" });
        return;
      case "w:endnoteReference":
        notes.push({ kind: "endnote", id: element.attributes["w:id"] ?? "" });
        return;
      case "w:fldChar":
        visitField(element.attributes["w:fldCharType"]);
        return;
      case "w:txbxContent":
        boxes.push(element);
        return;
      case "mc:AlternateContent":
        visitAll(childOf(element, "mc:Choice") ?? childOf(element, "mc:Fallback"));
        return;
      default:
        visitAll(element);
    }
  }

  function visitAll(element: XmlElement | null): void {
    for (const child of childrenOf(element)) visit(child);
  }

  function visitRun(run: XmlElement): void {
    const look = childOf(run, "w:rPr");
    const hidden = childOf(look, "w:vanish");
    if (hidden !== null && isOn(hidden.attributes["w:val"])) return;
    const instruction = childrenOf(run, "w:instrText").map(textOf).join("");
    const field = fields.open.at(-1);
    if (field?.code === true) field.instruction += instruction;
    const before = text.length;
    visitAll(run);
    if (size === null && text.slice(before).trim() !== "")
      size = Number(childOf(look, "w:sz")?.attributes["w:val"] ?? 0) || null;
  }

  function visitField(type: string | undefined): void {
    const field = fields.open.at(-1);
    if (type === "begin") fields.open.push({ code: true, instruction: "" });
    else if (type === "separate" && field !== undefined) {
      field.code = false;
      inContents ||= isInContents(fields);
    } else if (type === "end") fields.open.pop();
  }

  visitAll(paragraph);
  // A field whose code is never closed must not swallow the rest of the document.
  for (let at = fields.open.length - 1; at >= 0; at -= 1)
    if (fields.open[at]?.code === true) fields.open.splice(at, 1);
  return { text, size, notes, boxes, inContents };
}

function isInContents(fields: FieldState): boolean {
  return fields.open.some((field) => !field.code && /^\s*TOC\b/iu.test(field.instruction));
}
