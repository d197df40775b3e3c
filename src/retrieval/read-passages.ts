import type { Passage } from "../domain/documents/document.ts";
import type { GenerationReader } from "../ports/store.ts";
import { normaliseForSearch } from "./indexing/normalise-numerals.ts";

/** Passages kept with their search form, about 2 kB each. */
const keptPassages = 4096;

/** A passage before it is scored; its search forms are made when first asked for. */
export class ReadPassage {
  readonly passage: Passage;
  #body: string | null = null;
  #frame: string | null = null;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  /** Its words in search form. */
  get body(): string {
    return (this.#body ??= normaliseForSearch(this.passage.text));
  }

  /** Words of its title and headings in search form. */
  get frame(): string {
    const { document, chunk } = this.passage;
    return (this.#frame ??= normaliseForSearch([document.title, ...chunk.path].join("\n")));
  }
}

/** Turns chunk ids into passages; a generation never changes, so what was read may be kept. */
export class PassageReader {
  readonly #generation: GenerationReader;
  readonly #passages = new Map<number, ReadPassage>();

  constructor(generation: GenerationReader) {
    this.#generation = generation;
  }

  /** Null when the chunk or its document is not in the generation. */
  read(chunkId: number): ReadPassage | null {
    const kept = this.#passages.get(chunkId);
    if (kept !== undefined) return kept;
    const chunk = this.#generation.chunk(chunkId);
    const document = chunk === null ? null : this.#generation.documentById(chunk.documentId);
    if (chunk === null || document === null) return null;
    const { text: whole, ...meta } = document;
    const text = ownCopy(whole.slice(chunk.start, chunk.end));
    const read = new ReadPassage({ chunk, document: meta, text, score: 0 });
    keep(this.#passages, chunkId, read, keptPassages);
    return read;
  }
}

/** The oldest goes when there are too many. */
function keep<T>(kept: Map<number, T>, id: number, value: T, most: number): void {
  if (kept.size >= most) {
    const oldest = kept.keys().next();
    if (oldest.done !== true) kept.delete(oldest.value);
  }
  kept.set(id, value);
}

/** A piece cut from a text keeps the whole of it in memory: thousands of passages would keep whole laws. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, "utf16le").toString("utf16le");
}
