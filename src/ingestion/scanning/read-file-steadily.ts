import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { IngestionError } from "../../errors.ts";
import { stampOf } from "./file-stamp.ts";
import { readBytes } from "../load-document.ts";
import type { ScannedFile } from "./scan-folder.ts";

export interface SteadyBytes {
  readonly bytes: Uint8Array;
  readonly stamp: string;
}

const attempts = 3;
const pauseMs = 50;

/**
 * The bytes of a file that did not change while it was read: half of an old and half of a new text is
 * nobody's text.
 * @throws IngestionError when it cannot be read, or keeps changing.
 */
export async function readFileSteadily(scanned: ScannedFile): Promise<SteadyBytes> {
  let { stamp } = scanned;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const bytes = await readBytes(scanned);
    const after = statSync(scanned.absolute, { throwIfNoEntry: false });
    if (after === undefined) throw new IngestionError("读取时文件被移走或删除", "请检查后重新加载");
    if (stampOf(after) === stamp) return { bytes, stamp };
    stamp = stampOf(after);
    await setTimeout(pauseMs);
  }
  throw new IngestionError("文件正在被改写，读不到完整内容", "请等它写完后重新加载");
}
