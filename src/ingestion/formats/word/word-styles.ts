import { childOf, childrenOf, type XmlElement } from "../package/parse-xml.ts";

/** What the reader needs of a paragraph's look. */
export interface ParagraphLook {
  /** 1 for Heading 1 or outline level 1; 0 for the document's title; null for body text. */
  readonly outline: number | null;
  readonly centred: boolean;
  /** Half points, or null when nothing says. */
  readonly size: number | null;
  readonly list: string | null;
  readonly listLevel: number | null;
  /** A line of a generated table of contents. */
  readonly contents: boolean;
}

const plain: ParagraphLook = {
  outline: null,
  centred: false,
  size: null,
  list: null,
  listLevel: null,
  contents: false,
};

export interface WordStyles {
  readonly defaultStyle: string | null;
  look(style: string | null): ParagraphLook;
}

/** Paragraph styles with what they inherit; names are what Word and WPS share, ids are not. */
export function createStyles(styles: XmlElement | null): WordStyles {
  const definitions = new Map<string, XmlElement>();
  let defaultStyle: string | null = null;
  for (const style of childrenOf(styles, "w:style")) {
    const id = style.attributes["w:styleId"] ?? "";
    definitions.set(id, style);
    if (style.attributes["w:type"] === "paragraph" && isOn(style.attributes["w:default"] ?? "0"))
      defaultStyle = id;
  }
  const defaults = withProperties(
    plain,
    childOf(styles, "w:docDefaults", "w:pPrDefault", "w:pPr"),
    childOf(styles, "w:docDefaults", "w:rPrDefault", "w:rPr"),
  );
  const known = new Map<string, ParagraphLook>();

  function look(id: string | null, above: readonly string[] = []): ParagraphLook {
    const style = id === null ? undefined : definitions.get(id);
    if (id === null || style === undefined || above.includes(id)) return defaults;
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    const base = childOf(style, "w:basedOn")?.attributes["w:val"] ?? null;
    const inherited = look(base, [...above, id]);
    const named = byName(childOf(style, "w:name")?.attributes["w:val"] ?? "", inherited);
    const found = withProperties(named, childOf(style, "w:pPr"), childOf(style, "w:rPr"));
    known.set(id, found);
    return found;
  }
  return { defaultStyle, look: (style) => look(style ?? defaultStyle) };
}

function byName(name: string, look: ParagraphLook): ParagraphLook {
  const heading = /^(?:heading|标题)\s*([1-9])$/iu.exec(name)?.[1];
  if (heading !== undefined) return { ...look, outline: Number(heading) };
  if (/^(?:title|标题)$/iu.test(name)) return { ...look, outline: 0 };
  return /^(?:toc|目录)\s*\d$/iu.test(name) ? { ...look, contents: true } : look;
}

/** A paragraph's (or style's) own properties over what it inherits. */
export function withProperties(
  look: ParagraphLook,
  paragraph: XmlElement | null,
  run: XmlElement | null,
): ParagraphLook {
  const value = (name: string): string | null => childOf(paragraph, name)?.attributes["w:val"] ?? null;
  const outline = value("w:outlineLvl");
  const alignment = value("w:jc");
  const numbering = childOf(paragraph, "w:numPr");
  const list = childOf(numbering, "w:numId")?.attributes["w:val"];
  const listLevel = childOf(numbering, "w:ilvl")?.attributes["w:val"];
  const size = childOf(run, "w:sz")?.attributes["w:val"];
  return {
    ...look,
    ...(outline === null ? {} : { outline: outlineOf(Number(outline), look.outline) }),
    ...(alignment === null ? {} : { centred: alignment === "center" }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(list === undefined ? {} : { list: list === "0" ? null : list }),
    ...(listLevel === undefined ? {} : { listLevel: Number(listLevel) }),
  };
}

/** Outline level 9 is body text. A title stays one whatever its outline level. */
function outlineOf(level: number, inherited: number | null): number | null {
  if (inherited === 0) return 0;
  return level >= 0 && level < 9 ? level + 1 : null;
}

/** OOXML switches: present without a value means on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !["0", "false", "off"].includes(value);
}
