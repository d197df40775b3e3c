import { createAnswerer, type Answerer } from "../answering/answerer.ts";
import type { Writer } from "../answering/generation/generate.ts";
import { parseContacts } from "../answering/settings/contacts.ts";
import { parseHolidays } from "../answering/settings/working-days.ts";
import { describeError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { GenerationReader } from "../ports/store.ts";
import { parseGlossary } from "../retrieval/glossary.ts";
import { createHybridRetriever, type SearchedIndex } from "../retrieval/hybrid-retriever.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { readSettings, type SettingsFolders } from "../settings-files.ts";
import { chinaDate } from "../domain/text/china-date.ts";

export interface AnsweringRoot extends SettingsFolders {
  readonly officeRegion?: string | null;
  readonly embedder: Embedder;
  /** Null: answers are made of the sources' own words. */
  readonly writer: Writer | null;
  readonly logger: Logger;
}

export interface AnsweringOver {
  readonly retriever: Retriever;
  readonly answerer: Answerer;
}

/**
 * The answering part of the composition root: what answers over any index, that of the knowledge folder or
 * that of one file sent along, for which `base` is given: one file is too little to tell common words from telling
 * ones. @throws ConfigError naming the settings file that cannot be read.
 */
export function wireAnswering(
  root: AnsweringRoot,
): (index: SearchedIndex, generation: GenerationReader, base?: SearchedIndex) => AnsweringOver {
  const { embedder, writer, logger, officeRegion = null } = root;
  const contacts = parseContacts(readSettings(root, "contacts.csv"));
  const workingDays = parseHolidays(readSettings(root, "holidays.csv"));
  const glossary = parseGlossary(readSettings(root, "glossary.tsv"));
  const lexicon = parseGlossary(readSettings(root, "lexicon.tsv"));
  const today = (): string => chinaDate(new Date());
  const onEmbedderFault = (error: unknown): void =>
    logger.warn({ error: describeError(error) }, "向量接口不可用，这个问题只按字词检索");

  return (index, generation, base) => {
    const reading = { generation, today, glossary, lexicon };
    const retriever = createHybridRetriever({ ...reading, index, embedder, onEmbedderFault });
    const frequencyOf = (term: number): number => index.lexical.documentFrequency(term);
    const answerer = createAnswerer({
      retriever,
      generation,
      today,
      vocabulary: { glossary, lexicon, frequencyOf },
      idf: (term) => (base ?? index).lexical.idf(term),
      officeRegion,
      contacts,
      workingDays,
      writer,
      about: base === undefined ? "base" : "file",
    });
    return { retriever, answerer };
  };
}
