import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** JSON by id in a folder, each written whole or not at all. Ids are ours: letters, digits, hyphens. */
export interface JsonFiles<Value> {
  load(id: string): Value | null;
  save(id: string, value: Value): void;
  /** Ids with the ISO time of their last change, last changed first. */
  list(): { readonly id: string; readonly changed: string }[];
}

const safeId = /^[\w-]{1,80}$/u;

export function createJsonFiles<Value>(folder: string): JsonFiles<Value> {
  return {
    load(id) {
      const file = join(folder, `${id}.json`);
      if (!safeId.test(id) || !existsSync(file)) return null;
      return JSON.parse(readFileSync(file, "utf8")) as Value;
    },
    list() {
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .map((name) => ({
          id: name.slice(0, -".json".length),
          changed: statSync(join(folder, name)).mtime.toISOString(),
        }))
        .toSorted((a, b) => b.changed.localeCompare(a.changed));
    },
    save(id, value) {
      if (!safeId.test(id)) throw new Error("not an id of ours");
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${id}.json`);
      // Drafts may hold what is not for everybody on this machine.
      writeFileSync(`${file}.tmp`, JSON.stringify(value), { mode: 0o600 });
      renameSync(`${file}.tmp`, file);
    },
  };
}
