import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { IngestionError, UsageError } from "../../errors.ts";
import { OutsideCollection } from "./outside-collection.ts";

/** A question of an outside collection. */
export interface OutsideQuery {
  readonly id: string;
  readonly text: string;
  /** Relevance by document id, each greater than 0. */
  readonly relevant: ReadonlyMap<string, number>;
}

const lineForm = '每行一个 JSON 对象，语料是 {"id","title","text"}，查询是 {"id","text"}';

/** @throws IngestionError naming the line that is no document; UsageError when the file cannot be read. */
export async function readCollection(file: string): Promise<OutsideCollection> {
  const collection = new OutsideCollection();
  for await (const { id, title, text } of readObjects(file)) {
    collection.add({ id, title: typeof title === "string" ? title : "", text });
  }
  return collection;
}

/** Questions that have a relevant document; `qrels`: `qid\tdocid\trel`, an optional second column of TREC's is skipped. */
export async function readQueries(queries: string, qrels: string): Promise<OutsideQuery[]> {
  const relevant = new Map<string, Map<string, number>>();
  let number = 0;
  for await (const line of readLines(qrels)) {
    number += 1;
    const cells = line.trim().split(/\s+/u);
    const [query = "", document = ""] = cells.length >= 4 ? [cells[0], cells[2]] : cells;
    const grade = Number(cells.at(-1));
    if (cells.length < 3 || Number.isNaN(grade)) {
      // A heading row is common in such files.
      if (number === 1) continue;
      throw new IngestionError(
        `${qrels} 第 ${number} 行不是一条相关性标注`,
        "每行写 查询号、文档号、相关度，用制表符隔开",
      );
    }
    if (grade <= 0) continue;
    const documents = relevant.get(query) ?? new Map<string, number>();
    relevant.set(query, documents.set(document, grade));
  }
  const found: OutsideQuery[] = [];
  for await (const { id, text } of readObjects(queries)) {
    const documents = relevant.get(id);
    if (documents !== undefined) found.push({ id, text, relevant: documents });
  }
  return found;
}

async function* readObjects(file: string): AsyncIterable<{ id: string; title: unknown; text: string }> {
  let number = 0;
  for await (const line of readLines(file)) {
    number += 1;
    const value = parse(line);
    const { id, title, text } = (value ?? {}) as { id?: unknown; title?: unknown; text?: unknown };
    if ((typeof id !== "string" && typeof id !== "number") || typeof text !== "string") {
      throw new IngestionError(`${file} 第 ${number} 行读不出来`, lineForm);
    }
    yield { id: String(id), title, text };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Lines that are not empty; `.gz` is unpacked on the way. */
async function* readLines(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file);
  const input = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  try {
    // `pipe` hands no error on.
    bytes.once("error", (error) => input.destroy(error));
    for await (const line of createInterface({ input, crlfDelay: Infinity }))
      if (line.trim() !== "") yield line;
  } catch (cause) {
    if (cause instanceof IngestionError) throw cause;
    throw new UsageError(`文件读不了：${file}`, "请检查路径和格式", { cause });
  }
}
