import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { DraftFact } from "../../../../domain/writing/draft.ts";
import type { MaterialFact, Materials } from "../../../../domain/writing/materials.ts";
import type { Writing } from "../../../../domain/writing/writing.ts";
import { UsageError } from "../../../../errors.ts";
import { printJson, type CommandContext } from "../../command.ts";
import { bulleted } from "./print-draft.ts";

/** `--materials 文件… [--sum] [--expected 名单]`; null when no materials are given. */
export async function readMaterials(
  writing: Writing,
  { materials, sum, expected }: CommandContext["values"],
  more: readonly string[],
): Promise<Materials | null> {
  if (typeof materials !== "string") return null;
  const paths = [...materials.split(/[,，]/u).flatMap((path) => path.trim() || []), ...more];
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
    throw new UsageError(`文件打不开：${path}`, "多个文件用空格或逗号隔开，请检查路径和权限", { cause });
  });
}

/**
 * Shows what would be written and asks; null when the writer did not agree, or has nobody to answer: then
 * `--yes` does.
 */
export async function confirmMaterials(
  { json, terminal, values }: CommandContext,
  materials: Materials,
): Promise<readonly DraftFact[] | null> {
  const { facts } = materials;
  const plain = facts.map(({ text, source }): DraftFact => ({ text, source }));
  if (values["yes"] === true) return plain;
  if (json) {
    printJson(terminal, materials);
    return null;
  }
  const numbered = facts.map((fact, index) => `${index + 1}. ${describe(fact)}`).join("\n");
  terminal.out(
    `从材料里读到 ${facts.length} 条事实，请核对\n\n${numbered}\n${bulleted("往年数字，只供对照，不会写入", materials.earlier.map(describe))}${bulleted("说明", materials.notes)}`,
  );
  if (terminal.ask === undefined) {
    terminal.err("没有问题就加 --yes 再运行一次\n");
    return null;
  }
  const answer = await terminal.ask("\n回车全部写入；写序号去掉几条（如 2,5）；写 n 不起草：");
  if (/^[nN否不]/u.test(answer.trim())) return null;
  const dropped = new Set((answer.match(/\d+/gu) ?? []).map(Number));
  return plain.filter((_, index) => !dropped.has(index + 1));
}

function describe({ text, source, before }: MaterialFact): string {
  const place = `（${source?.file ?? ""} ${source?.place ?? ""}）`;
  return before === null ? text + place : `${text}${place}，往年：${before}`;
}
