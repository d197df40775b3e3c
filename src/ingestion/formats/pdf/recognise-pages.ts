import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { IngestionError } from "../../../errors.ts";
import type { ReadContext } from "../format-reading.ts";
import { tooLarge } from "../package/unsafe-content.ts";
import type { Page } from "../layout/page.ts";
import { readTesseract } from "./tesseract-page.ts";

const run = promisify(execFile);

export const missingRecogniser =
  "请安装 poppler-utils（pdftoppm）和 tesseract-ocr、tesseract-ocr-chi-sim（chi_sim 语言包）后重新加载，或换成有文字层的 PDF、docx";

const pageLimit = 300;
/** Dots an inch: below 250 small print is misread, above 300 nothing is gained. */
const resolution = 300;
const pageTimeout = 120_000;

export interface Recogniser {
  readonly pictures: string;
  readonly letters: string;
}

/** Looks both programs up on PATH, and the Chinese language pack. */
export async function findRecogniser(): Promise<Recogniser | null> {
  try {
    await run("pdftoppm", ["-v"]);
    const { stdout, stderr } = await run("tesseract", ["--list-langs"]);
    const hasChinese = /^chi_sim$/mu.test(`${stdout}\n${stderr}`);
    return hasChinese ? { pictures: "pdftoppm", letters: "tesseract" } : null;
  } catch {
    return null;
  }
}

/** Recognises the given pages one by one: page number → text with places. */
export async function recognisePages(
  bytes: Uint8Array,
  numbers: readonly number[],
  { pictures, letters }: Recogniser,
  { alive }: ReadContext,
): Promise<Map<number, Page>> {
  if (numbers.length > pageLimit) throw tooLarge(`扫描件 ${numbers.length} 页`);
  const folder = await mkdtemp(join(tmpdir(), "youju-scan-"));
  try {
    const file = join(folder, "scan.pdf");
    await writeFile(file, bytes, { mode: 0o600 });
    const pages = new Map<number, Page>();
    for (const number of numbers) {
      alive();
      const at = String(number);
      const options = { timeout: pageTimeout, maxBuffer: 64 * 1024 * 1024, env: oneThread() };
      await run(
        pictures,
        ["-f", at, "-l", at, "-r", String(resolution), "-gray", "-png", file, join(folder, "p")],
        options,
      );
      const picture = (await readdir(folder)).find((name) => name.endsWith(".png"));
      if (picture === undefined) continue;
      const { stdout } = await run(letters, [join(folder, picture), "-", "-l", "chi_sim", "tsv"], options);
      pages.set(number, readTesseract(stdout));
      await rm(join(folder, picture));
    }
    return pages;
  } catch (cause) {
    throw new IngestionError(
      "扫描件识别失败",
      "请检查 pdftoppm 和 tesseract 能否运行，或换成有文字层的 PDF",
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tesseract's threads fight the rest of the program for an office PC's few cores. */
function oneThread(): NodeJS.ProcessEnv {
  return { ...process.env, OMP_THREAD_LIMIT: "1" };
}
