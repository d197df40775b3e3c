import { ClassifiedError, IngestionError } from "../../errors.ts";
import type { Line } from "../structure/line.ts";
import { findClassification } from "./classification.ts";
import { findPersonnelMaterial } from "./personnel.ts";

/** @throws ClassifiedError when the lines bear a 密级; the text itself is kept nowhere. */
export function refuseClassified(lines: readonly Line[], said: string | null): void {
  const mark = said ?? findClassification(lines);
  if (mark !== null) throw new ClassifiedError(mark);
}

/** @throws IngestionError when this seems to be a paper about single persons. */
export function refusePersonnel(file: string, lines: readonly Line[]): void {
  const kind = findPersonnelMaterial(file, lines);
  if (kind === null) return;
  throw new IngestionError(
    `疑似干部人事敏感材料（${kind}），未收录`,
    `请移出资料文件夹；确需收录的，在 catalog.csv 中为 ${file} 写一行，“收录”一栏填“内部”`,
    { dropsPrevious: true },
  );
}
