import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describeError } from "../../errors.ts";
import { dataPaths, readCurrent, readRecord } from "../../ingestion/generation/generation-folder.ts";
import { readManifest, verifyFiles } from "../../retrieval/indexing/index-manifest.ts";
import { check, type Check } from "./check.ts";

export interface IndexToCheck {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embedderId: string;
}

/** Reads every file of the served index and compares it with its manifest; nothing is changed. */
export async function checkIndex({ dataDir, knowledgeDir, embedderId }: IndexToCheck): Promise<Check> {
  const paths = dataPaths(dataDir);
  const current = readCurrent(dataDir);
  const record = existsSync(paths.database) ? readRecord(dataDir, current) : null;
  if (record === null) return check("索引", false, "还没有建", "运行 npx youju reload");
  if (record.knowledgeDir !== resolve(knowledgeDir))
    return check("索引", false, `是为另一个文件夹 ${record.knowledgeDir} 建的`, "运行 npx youju reload");
  try {
    const manifest = await readManifest(paths.generation(current), embedderId);
    for (const segment of manifest.segments) await verifyFiles(paths.generation(current), segment);
    const { rows, vectorKind, formatVersion, createdAt } = manifest;
    const detail = `第 ${current} 代，${rows} 条，${vectorKind}，格式 ${formatVersion}，建于 ${createdAt.slice(0, 10)}`;
    return check("索引", true, detail, "");
  } catch (error) {
    return check("索引", false, describeError(error), "运行 npx youju reload --full，或重新启动程序");
  }
}
