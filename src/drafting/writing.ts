import type { Writing } from "../domain/writing.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { createDrafter } from "./drafter.ts";
import type { House } from "./house.ts";
import { parseFacts } from "./request/parse-facts.ts";

export interface WritingDependencies {
  readonly house: House;
  /** The generation to read from until `end`. */
  readonly lease: () => {
    readonly served: { readonly retriever: Retriever; readonly reader: GenerationReader };
    end(): void;
  };
  /** ISO date. */
  readonly today: () => string;
  readonly newId: () => string;
  /** Bytes of a text file in whatever encoding an office uses. */
  readonly decode: (bytes: Uint8Array) => string;
}

/** The writing half over whichever generation is served when a request comes. */
export function createWriting({ house, lease, today, newId, decode }: WritingDependencies): Writing {
  return {
    async *draft(request, reader, signal) {
      const held = lease();
      try {
        const { retriever, reader: generation } = held.served;
        yield* createDrafter({ house, retriever, generation, today, newId }).draft(request, reader, signal);
      } finally {
        held.end();
      }
    },
    readFacts: (file, bytes) => parseFacts(file, decode(bytes)),
  };
}
