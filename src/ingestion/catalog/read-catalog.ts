import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decodeText } from "../reading/decode-text.ts";
import { parseCatalogs, type Catalog } from "./catalog.ts";

const name = "catalog.csv";

/** The packaged catalog with the office's own on top, line by line. A file that cannot be read is a warning, not a fault. */
export function readCatalog(folders: readonly string[]): Catalog {
  const warnings: { file: string; reason: string }[] = [];
  const sources: { name: string; text: string }[] = [];
  for (const folder of new Set(folders.map((path) => resolve(path)))) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    try {
      sources.push({ name, text: decodeText(readFileSync(path)) });
    } catch (error) {
      warnings.push({
        file: name,
        reason: `读不出来，未采用：${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  const catalog = parseCatalogs(sources);
  return { rows: catalog.rows, warnings: [...warnings, ...catalog.warnings] };
}
