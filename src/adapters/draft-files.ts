import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** JSON by id in a folder, each written whole or not at all. Ids are ours: letters, digits, hyphens. */
export interface JsonFiles<Value> {
  load(id: string): Value | null;
  save(id: string, value: Value): void;
  /** Removing what is not there is no error. */
  remove(id: string): void;
  /** The latest saved first. */
  ids(): readonly string[];
}

const safeId = /^[\w-]{1,80}$/u;

export function createJsonFiles<Value>(folder: string): JsonFiles<Value> {
  const saved = (): { readonly id: string; readonly savedAt: number }[] =>
    !existsSync(folder)
      ? []
      : readdirSync(folder)
          .filter((name) => name.endsWith(".json"))
          .map((name) => ({
            id: name.slice(0, -".json".length),
            savedAt: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
          }));
  return {
    load(id) {
      const file = join(folder, `${id}.json`);
      if (!safeId.test(id) || !existsSync(file)) return null;
      try {
        return JSON.parse(readFileSync(file, "utf8")) as Value;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        // As good as gone; its bytes stay for whoever looks into it.
        renameSync(file, `${file}.damaged`);
        return null;
      }
    },
    save(id, value) {
      if (!safeId.test(id)) throw new Error("not an id of ours");
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${id}.json`);
      // Drafts may hold what is not for everybody on this machine.
      writeFileSync(`${file}.tmp`, JSON.stringify(value), { mode: 0o600, flush: true });
      renameSync(`${file}.tmp`, file);
    },
    remove(id) {
      if (safeId.test(id)) rmSync(join(folder, `${id}.json`), { force: true });
    },
    ids: () =>
      saved()
        .sort((left, right) => right.savedAt - left.savedAt)
        .map(({ id }) => id),
  };
}
