import { setImmediate } from "node:timers/promises";
import type { Assistant } from "../../assistant.ts";
import { hashFile } from "./callback-data.ts";

/** What buttons and answers need to know of all documents of one generation. */
export interface Library {
  /** Files by the hash that buttons and links carry. */
  readonly files: ReadonlyMap<string, string>;
  /** Titles of internal documents: not even these leave. */
  readonly internalTitles: readonly string[];
}

export interface LibraryReading {
  /** Of the generation that is served now; read once for each. */
  current(): Promise<Library>;
}

/** Documents read before the event loop gets its turn: a few ms. */
const sliceSize = 1_000;
/** 通知 is a word, 关于某事的通知 a title. */
const shortestTitle = 6;

export function createLibraryReading(assistant: Assistant): LibraryReading {
  let generation = -1;
  let reading: Promise<Library> = Promise.resolve({ files: new Map(), internalTitles: [] });

  const read = async (): Promise<Library> => {
    const files = new Map<string, string>();
    const internalTitles: string[] = [];
    const all = assistant.documents({ userId: "telegram", role: "admin", collections: "all" });
    for (const [at, { file, title, flags }] of all.entries()) {
      files.set(hashFile(file), file);
      if (flags.includes("internal") && title.length >= shortestTitle) internalTitles.push(title);
      if (at % sliceSize === sliceSize - 1) await setImmediate();
    }
    return { files, internalTitles };
  };
  return {
    current: () => {
      const served = assistant.status().generation;
      if (served !== generation) {
        generation = served;
        reading = read();
      }
      return reading;
    },
  };
}
