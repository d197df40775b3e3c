import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { DraftFact } from "../../../domain/draft.ts";
import type { Materials } from "../../../domain/materials.ts";
import type { Writing } from "../../../domain/writing.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type CommandContext } from "../command.ts";

/** `--materials 文件,文件 [--sum] [--expected 名单]`; null when no materials are given. */
export async function readMaterials(
  writing: Writing,
  values: CommandContext["values"],
): Promise<Materials | null> {
  const { materials, sum, expected } = values;
  if (typeof materials !== "string") return null;
  const paths = materials.split(/[,，]/u).flatMap((path) => path.trim() || []);
  const files = await Promise.all(
    paths.map(async (path) => ({ file: basename(path), bytes: await open(path) })),
  );
  const units =
    typeof expected === "string" ? new TextDecoder().decode(await open(expected)).split(/[\s,，、]+/u) : null;
  return writing.readMaterials({
    files,
    sum: sum === true,
    expected: units?.filter((unit) => unit !== "") ?? null,
    year: new Date().getFullYear(),
  });
}

async function open(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new UsageError(`文件打不开：${path}`, "多个文件用逗号隔开，请检查路径和权限", { cause });
  });
}

/** What would be written, for the writer to confirm. */
export function showMaterials({ json, terminal }: CommandContext, materials: Materials): void {
  if (json) {
    printJson(terminal, materials);
    return;
  }
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\n${title}\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
  const line = ({ text, source }: DraftFact): string =>
    `${text}（${source?.file ?? ""} ${source?.place ?? ""}）`;
  terminal.out(
    `从材料里读到 ${materials.facts.length} 条事实，请核对；没有问题就加 --yes 再运行一次\n${list("事实", materials.facts.map(line))}${list("往年数字，只供对照，不会写入", materials.earlier.map(line))}${list("说明", materials.notes)}`,
  );
}
