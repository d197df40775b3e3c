import type { WordFonts } from "../../domain/writing/word.ts";

/**
 * GB/T 9704—2012 in numbers. Lengths in twips (1/20 pt; 1 mm = 56.693), font sizes in half-points as
 * WordprocessingML counts them.
 */
const twipsPerMm = 1440 / 25.4;
const mm = (length: number): number => Math.round(length * twipsPerMm);

export const paper = { width: mm(210), height: mm(297) } as const;
/** 天头 37 mm, 订口 28 mm; 版心 156 × 225 mm. */
export const margins = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const;
export const linesAPage = 22;
export const charactersALine = 28;
/**
 * 225 mm / 22 lines = 28.99 pt; 28.95 pt is the widest pitch that leaves the last line on the page
 * (29 pt already gives 21).
 */
export const linePitch = 579;

/** 三号. */
export const bodySize = 32;
/** 二号. */
export const titleSize = 44;
/** 四号. */
export const smallSize = 28;

/**
 * What Word adds to each 16 pt character, in 1/4096 pt, so that 28 of them fill 156 mm: 15.79 pt each.
 * Rounded down: 28 characters must never need a hair more than the line has.
 */
const textWidthPt = (paper.width - margins.left - margins.right) / 20;
export const charSpace = Math.floor((textWidthPt / charactersALine - bodySize / 2) * 4096);
/**
 * The same said to each run, twips: programs differ in how they apply the grid to characters (LibreOffice
 * gives a 16 pt character two cells of 15.79 pt), so that runs leave the grid and are set closer themselves. One twip more
 * than it takes: LibreOffice rounds each character up.
 */
export const runSpacing = Math.floor((textWidthPt / charactersALine - bodySize / 2) * 20) - 1;
/** One character of the grid, twips. */
export const characterWidth = (textWidthPt / charactersALine) * 20;

/** Page number: its line lies 7 mm below the text. */
export const footerDistance = mm(35 - 7 - 5);

export const standardFonts: WordFonts = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading1: "黑体",
  heading2: "楷体_GB2312",
  pageNumber: "宋体",
  latin: "Times New Roman",
};
