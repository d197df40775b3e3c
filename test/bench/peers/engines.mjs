// The engines of test/bench/peers.ts, each in the configuration that does best on Chinese among those tried:
// their defaults find next to nothing there. Each takes {id, text} rows and gives back a search.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";

const runs = /[\p{Script=Han}]+|[\p{Script=Latin}\d]+/gu;

/** Pairs of Han characters, lone characters and Latin words; with single characters too when asked. */
function tokensOf(text, withSingles) {
  const tokens = [];
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(runs)) {
    if (!/^\p{Script=Han}/u.test(run)) tokens.push(run);
    else {
      const letters = Array.from(run);
      if (withSingles || letters.length === 1) tokens.push(...letters);
      for (let at = 0; at + 1 < letters.length; at++) tokens.push(letters[at] + letters[at + 1]);
    }
  }
  return tokens;
}

const distinct = (tokens) => [...new Set(tokens)];

function folderBytes(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export const engines = {
  "SQLite FTS5": async (rows) => {
    const folder = mkdtempSync(join(tmpdir(), "youju-fts5-"));
    const database = new DatabaseSync(join(folder, "index.db"));
    database.exec("create virtual table t using fts5(body, content='', contentless_delete=1)");
    const insert = database.prepare("insert into t(rowid, body) values (?, ?)");
    database.exec("begin");
    for (const [at, { text }] of rows.entries()) insert.run(at + 1, tokensOf(text, false).join(" "));
    database.exec("commit; insert into t(t) values ('optimize')");
    const select = database.prepare("select rowid from t where t match ? order by rank limit ?");
    return {
      bytes: folderBytes(folder),
      search(text, limit) {
        const tokens = distinct(tokensOf(text, false));
        if (tokens.length === 0) return [];
        const query = tokens.map((token) => `"${token}"`).join(" OR ");
        return select.all(query, limit).map(({ rowid }) => rows[rowid - 1].id);
      },
      close() {
        database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },

  MiniSearch: async (rows) => {
    const { default: MiniSearch } = await import("minisearch");
    const index = new MiniSearch({
      fields: ["text"],
      storeFields: [],
      tokenize: (text) => tokensOf(text, false),
      processTerm: (term) => term,
      searchOptions: { combineWith: "OR", prefix: false, fuzzy: false },
    });
    index.addAll(rows);
    return {
      bytes: JSON.stringify(index).length,
      search: (text, limit) =>
        index
          .search(text)
          .slice(0, limit)
          .map(({ id }) => id),
      close() {},
    };
  },

  Orama: async (rows) => {
    const { create, insertMultiple, search } = await import("@orama/orama");
    const index = create({
      schema: { text: "string" },
      components: {
        tokenizer: {
          language: "english",
          normalizationCache: new Map(),
          tokenize: (text) => tokensOf(text, false),
        },
      },
    });
    await insertMultiple(index, rows, 500);
    return {
      bytes: null,
      async search(text, limit) {
        const { hits } = await search(index, { term: text, limit, threshold: 1 });
        return hits.map(({ id }) => id);
      },
      close() {},
    };
  },

  LanceDB: async (rows) => {
    const lancedb = await import("@lancedb/lancedb");
    const folder = mkdtempSync(join(tmpdir(), "youju-lance-"));
    const connection = await lancedb.connect(folder);
    const words = (text) => tokensOf(text, true);
    const table = await connection.createTable(
      "t",
      rows.map(({ id, text }) => ({ id, text: words(text).join(" ") })),
    );
    const config = lancedb.Index.fts({
      baseTokenizer: "whitespace",
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
      lowercase: true,
      withPosition: false,
    });
    await table.createIndex("text", { config });
    return {
      bytes: folderBytes(folder),
      async search(text, limit) {
        const query = distinct(words(text)).join(" ");
        if (query === "") return [];
        const found = await table
          .query()
          .fullTextSearch(query)
          .select(["id", "_score"])
          .limit(limit)
          .toArray();
        return found.map(({ id }) => id);
      },
      close() {
        connection.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
