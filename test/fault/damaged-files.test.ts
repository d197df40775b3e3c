import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataPaths, readCurrent } from "../../src/ingestion/generation/generation-folder.ts";
import { runProgram, serve } from "../support/fault/program.ts";
import { ask, getJson, postStream } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";

const seeds = process.env["CI_LONG"] === "1" ? 10 : 1;
const question = "党支部书记的任期是几年？";
const documents = 30;
let origin: KnowledgeFolder;

beforeAll(async () => {
  origin = createKnowledgeFolder({
    "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
  });
  for (let n = 1; n < documents; n += 1)
    origin.write(
      `policies/办法${n}.md`,
      regulation(`清河区第${n}号办法`, "2024-01-01", ["应当备案。".repeat(200)]),
    );
  await using server = await serve(origin);
  await ask(server.url, question);
  // A draft and a user, so that every kind of file lies there.
  await postStream(server.url, "/api/draft", { request: "写一段党员教育培训情况" });
});
afterAll(() => origin[Symbol.dispose]());

function copyOf({ knowledgeDir, dataDir }: KnowledgeFolder): KnowledgeFolder {
  const folder = createKnowledgeFolder();
  cpSync(knowledgeDir, folder.knowledgeDir, { recursive: true });
  cpSync(dataDir, folder.dataDir, { recursive: true });
  // The index remembers which folder it was made of.
  const record = join(dataPaths(folder.dataDir).generation(readCurrent(folder.dataDir)), "generation.json");
  writeFileSync(record, readFileSync(record, "utf8").replaceAll(knowledgeDir, folder.knowledgeDir));
  return folder;
}

function flipBits(file: string, random: () => number, count: number, from = 0): void {
  const bytes = readFileSync(file);
  for (let n = 0; n < count; n += 1) {
    const at = from + Math.floor(random() * (bytes.length - from));
    bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
  }
  writeFileSync(file, bytes);
}

function overwritePages(file: string, random: () => number, count: number): void {
  const bytes = readFileSync(file);
  const pages = bytes.length / 4096;
  for (let n = 0; n < count; n += 1)
    bytes.fill(0xa5, 4096 * (1 + Math.floor(random() * (pages - 1))), undefined);
  writeFileSync(file, bytes);
}

const indexFile = (folder: KnowledgeFolder, name: string): string =>
  join(dataPaths(folder.dataDir).generation(readCurrent(folder.dataDir)), name);

/** Mended without a word. */
const anything = /(?:)/u;

type Damage = (folder: KnowledgeFolder, random: () => number) => void;

/** What is done to the files, and what the program has to say of it. */
const damages: Readonly<Record<string, readonly [Damage, RegExp]>> = {
  "a bit of the lexical index flipped": [
    (folder, random) => flipBits(indexFile(folder, "base-lexical.bin"), random, 1),
    /索引文件不可用（索引文件 base-lexical\.bin 校验不符.*），正在重建/u,
  ],
  "the vectors cut short": [
    (folder, random) => {
      const file = indexFile(folder, "base-vectors.bin");
      truncateSync(file, Math.floor(random() * statSync(file).size));
    },
    /base-vectors\.bin 大小不符/u,
  ],
  "a file of the index gone": [
    (folder) => rmSync(indexFile(folder, "base-rows.bin")),
    /base-rows\.bin 缺失/u,
  ],
  "the manifest garbled": [
    (folder, random) => flipBits(indexFile(folder, "manifest.json"), random, 200),
    /正在重建/u,
  ],
  "an index of an older program": [
    (folder) => {
      const file = indexFile(folder, "manifest.json");
      writeFileSync(file, readFileSync(file, "utf8").replace(/"formatVersion": \d+/u, '"formatVersion": 1'));
    },
    /索引格式是第 1 版，本程序用第 \d+ 版.*正在重建/u,
  ],
  "the name of the generation garbled": [
    (folder) => writeFileSync(dataPaths(folder.dataDir).current, "\u0000\u0000"),
    anything,
  ],
  "the record of the generation cut off": [
    (folder) => truncateSync(indexFile(folder, "generation.json"), 10),
    anything,
  ],
  "the whole index gone": [
    (folder) => rmSync(dataPaths(folder.dataDir).index, { recursive: true }),
    anything,
  ],
  "the database cut short": [
    (folder, random) => {
      const { database } = dataPaths(folder.dataDir);
      truncateSync(database, 4096 + Math.floor(random() * (statSync(database).size - 8192)));
    },
    /数据文件损坏，已改名保留/u,
  ],
  "the head of the database overwritten": [
    (folder, random) => flipBits(dataPaths(folder.dataDir).database, random, 1, 0),
    anything,
  ],
  "telegram.db, drafts and evaluations garbled": [
    (folder) => {
      for (const name of readdirSync(join(folder.dataDir, "drafts")))
        writeFileSync(join(folder.dataDir, "drafts", name), "{");
      writeFileSync(join(folder.dataDir, "evaluations.jsonl"), '{"at":\n\u0000');
    },
    anything,
  ],
};

describe.each(Object.entries(damages))("%s", (_name, [damage, said]) => {
  it("is told of and mended by the next start, which serves everything", async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      using folder = copyOf(origin);
      damage(folder, createRandom(seed));
      await using server = await serve(folder);
      expect((await ask(server.url, question)).data.answer).toContain("五年");
      expect((await getJson(server.url, "/api/documents")).documents).toHaveLength(documents);
      expect(server.errors()).toMatch(said);
      // Once mended it stays so.
      await server.kill();
      await using again = await serve(folder);
      expect(again.errors()).not.toMatch(/重建|损坏/u);
      expect((await ask(again.url, question)).data.answer).toContain("五年");
    }
  });
});

describe("pages of the database overwritten", () => {
  it(`costs at most one restart (${seeds} times)`, async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      using folder = copyOf(origin);
      overwritePages(dataPaths(folder.dataDir).database, createRandom(seed), 2);
      {
        await using server = await serve(folder);
        await reading(server.url);
        if (!/损坏/u.test(server.errors())) continue;
      }
      await using server = await serve(folder);
      expect(await reading(server.url)).toEqual({ failed: 0, documents });
      expect((await ask(server.url, question)).data.answer).toContain("五年");
    }
  });

  /** Every document is opened, as a reader would. */
  async function reading(url: string): Promise<{ failed: number; documents: number }> {
    const { documents: list } = await getJson(url, "/api/documents");
    const failures: string[] = [];
    for (const { file } of list as { file: string }[])
      await getJson(url, `/api/documents/${encodeURIComponent(file)}`).catch((error: unknown) =>
        failures.push(String(error)),
      );
    for (const failure of failures) expect(failure).toContain("数据文件已损坏");
    return { failed: failures.length, documents: list.length };
  }
});

describe("a damaged office.db", () => {
  it("keeps the program from starting: without its users an office would stand open", async () => {
    using folder = copyOf(origin);
    writeFileSync(join(folder.dataDir, "office.db"), Buffer.alloc(8192, 0x5a));
    // It holds whole pages, from which the rest would be restored.
    rmSync(join(folder.dataDir, "office.db-wal"));
    const { code, errors } = await runProgram(folder, ["serve"]).ended;
    expect(code).toBe(1);
    expect(errors).toMatch(/office\.db 已损坏.*youju restore/u);
    expect(errors).not.toContain("at Object.");
  });
});
