import { strFromU8, unzipSync } from "fflate";
import type { Finding } from "../../domain/writing/review.ts";
import { linePitch, linesAPage, margins, paper, standardFonts } from "../word/page-layout.ts";

/** Bytes of the text of a long report, many times over; what claims less is never unpacked further. */
const largestPart = 30 * 1024 * 1024;

/** 1 mm, twips: what nobody sees on paper. */
const tolerance = 57;

/** A .docx against GB/T 9704: paper, margins, lines a page, body font and size. @throws Error when it is no .docx. */
export function reviewLayout(docx: Uint8Array): Finding[] {
  const parts = unzipSync(docx, {
    filter: ({ name, originalSize }) =>
      (name === "word/document.xml" || name === "word/styles.xml") && originalSize <= largestPart,
  });
  const body = parts["word/document.xml"];
  if (body === undefined) throw new Error("word/document.xml is missing");
  const xml = strFromU8(body);
  const styles = parts["word/styles.xml"] === undefined ? "" : strFromU8(parts["word/styles.xml"]);
  const faults: [string, string][] = [];
  const size = attributes(xml, "w:pgSz");
  if (off(size["w:w"], paper.width) || off(size["w:h"], paper.height))
    faults.push(["纸张不是 A4 竖版", "设为 210 × 297 毫米"]);
  const margin = attributes(xml, "w:pgMar");
  for (const [side, name, value] of [
    ["top", "上", margins.top],
    ["bottom", "下", margins.bottom],
    ["left", "左", margins.left],
    ["right", "右", margins.right],
  ] as const) {
    const given = margin[`w:${side}`];
    if (off(given, value))
      faults.push([`${name}边距是 ${toMm(given)} 毫米`, `设为 ${toMm(String(value))} 毫米`]);
  }
  const lines = commonLine(xml) ?? Number(attributes(xml, "w:docGrid")["w:linePitch"] ?? Number.NaN);
  if (Number.isNaN(lines) || Math.abs(lines - linePitch) > 5)
    faults.push([`每页排不成 ${linesAPage} 行`, `行距设为固定值 ${linePitch / 20} 磅`]);
  const fonts = [...xml.matchAll(/w:eastAsia="([^"]+)"/gu), ...styles.matchAll(/w:eastAsia="([^"]+)"/gu)].map(
    (match) => match[1] ?? "",
  );
  if (fonts.length > 0 && !fonts.some((font) => font.includes("仿宋")))
    faults.push([`正文没有用仿宋体（用的是${fonts[0]}）`, `正文用 3 号${standardFonts.body}`]);
  if (!/<w:sz w:val="32"\/>/u.test(xml + styles)) faults.push(["正文不是 3 号字", "正文设为 3 号（16 磅）"]);
  return faults.map(([problem, fix]) => ({
    rule: "版式",
    start: 0,
    end: 0,
    line: 1,
    text: "",
    problem,
    fix,
  }));
}

function attributes(xml: string, element: string): Record<string, string> {
  const tag = new RegExp(`<${element}\\b([^<>]*)>`, "u").exec(xml)?.[1] ?? "";
  return Object.fromEntries(
    [...tag.matchAll(/(?<![\w:])([\w:]+)="([^"]*)"/gu)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

function off(given: string | undefined, right: number): boolean {
  return given === undefined || Math.abs(Number(given) - right) > tolerance;
}

function toMm(twips: string | undefined): string {
  return twips === undefined ? "?" : String(Math.round((Number(twips) / 1440) * 25.4));
}

/** The exact line pitch that most paragraphs have; null when they have none of their own. */
function commonLine(xml: string): number | null {
  const counts = new Map<number, number>();
  for (const match of xml.matchAll(/<w:spacing\b[^<>]*>/gu)) {
    const line = /w:line="(\d+)"/u.exec(match[0])?.[1];
    if (line !== undefined && match[0].includes('w:lineRule="exact"'))
      counts.set(Number(line), (counts.get(Number(line)) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
