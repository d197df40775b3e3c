import { childOf, childrenOf, type XmlElement } from "../package/parse-xml.ts";
import { formatNumeral } from "./numerals.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: %n stands for the number of level n. */
  readonly text: string;
  readonly suffix: string;
  /** All numbers as plain digits (legal style). */
  readonly plain: boolean;
  /** The level after which this one restarts (1-based; 0 = never); null = after any outer one. */
  readonly restart: number | null;
  readonly style: string | null;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

export interface NumberingReference {
  readonly list: string;
  readonly level: number;
}

/** Counts through a document and gives each numbered paragraph the label that Word shows before it. */
export interface WordNumbering {
  /** The label with what separates it from the text, or "" for bullets and unknown lists. */
  label(reference: NumberingReference): string;
  /** The level that a paragraph style is tied to in a list. */
  levelOfStyle(list: string, style: string): number;
}

export function createNumbering(numbering: XmlElement | null): WordNumbering {
  const lists = readLists(numbering);
  /** Numbers in use: lists of the same definition count on together. */
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  function advance(id: string, list: List, level: number): readonly (number | undefined)[] {
    const counts = counters.get(list.abstractId) ?? [];
    counters.set(list.abstractId, counts);
    const override = list.startOverrides.get(level);
    const first = !started.has(`${id} ${level}`);
    started.add(`${id} ${level}`);
    const start = list.levels.get(level)?.start ?? 1;
    if (first && override !== undefined) counts[level] = override;
    else counts[level] = (counts[level] ?? start - 1) + 1;
    for (let inner = level + 1; inner < 9; inner += 1) {
      const restart = list.levels.get(inner)?.restart ?? null;
      if (restart === null || (restart !== 0 && level < restart)) counts[inner] = undefined;
    }
    return counts;
  }

  return {
    label({ list: id, level }) {
      const list = lists.get(id);
      const shown = list?.levels.get(level);
      if (list === undefined || shown === undefined) return "";
      const counts = advance(id, list, level);
      if (shown.format === "bullet") return "";
      const label = shown.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        const source = list.levels.get(at);
        const format = shown.plain && at !== level ? "decimal" : (source?.format ?? "decimal");
        return formatNumeral(counts[at] ?? source?.start ?? 1, shown.plain ? "decimal" : format) ?? "";
      });
      return label === "" ? "" : label + separator(label, shown.suffix);
    },
    levelOfStyle(id, style) {
      for (const [at, level] of lists.get(id)?.levels ?? []) if (level.style === style) return at;
      return 0;
    },
  };
}

/** 第一条 is set off by a wide space, as typed documents do; 一、 and （一） stand against their text. */
function separator(label: string, suffix: string): string {
  if (/[条章节编款部分]$/u.test(label)) return "　";
  if (suffix === "nothing" || /[、．.）)：:]$/u.test(label)) return "";
  return " ";
}

function readLists(numbering: XmlElement | null): Map<string, List> {
  const abstracts = new Map(
    childrenOf(numbering, "w:abstractNum").map((one) => [one.attributes["w:abstractNumId"] ?? "", one]),
  );
  /** A list style is defined once and pointed to by name. */
  const styled = new Map(
    [...abstracts].map(([id, one]) => [childOf(one, "w:styleLink")?.attributes["w:val"], id] as const),
  );
  const lists = new Map<string, List>();
  for (const one of childrenOf(numbering, "w:num")) {
    let abstractId = childOf(one, "w:abstractNumId")?.attributes["w:val"] ?? "";
    const link = childOf(abstracts.get(abstractId) ?? null, "w:numStyleLink")?.attributes["w:val"];
    if (link !== undefined) abstractId = styled.get(link) ?? abstractId;
    const levels = readLevels(abstracts.get(abstractId) ?? null);
    const startOverrides = new Map<number, number>();
    for (const override of childrenOf(one, "w:lvlOverride")) {
      const at = Number(override.attributes["w:ilvl"] ?? 0);
      const start = childOf(override, "w:startOverride")?.attributes["w:val"];
      if (start !== undefined) startOverrides.set(at, Number(start));
      for (const [level, changed] of readLevels(override)) levels.set(level, changed);
    }
    lists.set(one.attributes["w:numId"] ?? "", { abstractId, levels, startOverrides });
  }
  return lists;
}

function readLevels(parent: XmlElement | null): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of childrenOf(parent, "w:lvl")) {
    const value = (name: string): string | null => childOf(level, name)?.attributes["w:val"] ?? null;
    const restart = value("w:lvlRestart");
    const legal = childOf(level, "w:isLgl");
    levels.set(Number(level.attributes["w:ilvl"] ?? 0), {
      start: Number(value("w:start") ?? 1),
      format: formatOf(level),
      text: value("w:lvlText") ?? "",
      suffix: value("w:suff") ?? "tab",
      plain: legal !== null && !["0", "false", "off"].includes(legal.attributes["w:val"] ?? "1"),
      restart: restart === null ? null : Number(restart),
      style: value("w:pStyle"),
    });
  }
  return levels;
}

/** WPS and newer Word wrap formats of later versions in an alternative. */
function formatOf(level: XmlElement): string {
  const direct = childOf(level, "w:numFmt");
  const wrapped = direct ?? childOf(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt");
  return wrapped?.attributes["w:val"] ?? "decimal";
}
