import type { Page, Run } from "../layout/page.ts";

/** Tesseract's table of words (`tsv`) as a page. Words of one line share its baseline and size. */
export function readTesseract(tsv: string): Page {
  const rows = tsv
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t"));
  const sheet = rows.find(([level]) => level === "1");
  const runs: Run[] = [];
  let baseline = 0;
  let size = 0;
  for (const [level, , , , , , left, top, width, height, confidence, text = ""] of rows) {
    // Level 4 is a line: its box includes tall brackets, so that characters are a little smaller.
    if (level === "4") {
      baseline = Number(top) + Number(height);
      size = Number(height);
    }
    if (level !== "5" || text.trim() === "" || Number(confidence) < 0) continue;
    runs.push({ text: text.trim(), x: Number(left), y: baseline, width: Number(width), size });
  }
  return { width: Number(sheet?.[8] ?? 0), height: Number(sheet?.[9] ?? 0), runs };
}
