import type { DocumentMeta } from "../../domain/documents/document.ts";
import { emptyGlossary, type Glossary, type WordMatch } from "../glossary.ts";
import { normaliseForSearch } from "../indexing/normalise-numerals.ts";
import type { Term } from "../indexing/tokenize.ts";
import { toSimplified } from "../indexing/to-simplified.ts";
import { askedFigure } from "./asked-unit.ts";
import { correctSpelling, type Correction } from "./correct-spelling.ts";
import { articleKeys } from "./read-articles.ts";
import { expectAnswer, type ExpectedAnswer } from "./expect-answer.ts";
import { ReportMatcher, type ReportWish } from "./reports/match-report.ts";
import { DocumentNames, type DocumentMention } from "./name-documents.ts";
import { askingPositions, questionTerms, type QuestionTerms } from "./question-terms.ts";
import { readVersion, type VersionWish } from "./read-version.ts";

/** Everything a question says besides its words; each part is a rule that can be shown to a person. */
export interface UnderstoodQuestion {
  /** As it is searched: in simplified characters, typing errors mended. */
  readonly text: string;
  readonly corrections: readonly Correction[];
  readonly terms: QuestionTerms;
  /** Abbreviations and everyday words in it; words and forms as `normaliseForSearch` gives them. */
  readonly words: readonly WordMatch[];
  readonly mentions: readonly DocumentMention[];
  readonly articles: readonly string[];
  readonly version: VersionWish;
  readonly report: ReportWish | null;
  readonly expected: ExpectedAnswer;
  /** The figure it asks for, see `askedFigure`. */
  readonly figure: RegExp | null;
  /** Which kind of document is meant, where the question shows it. */
  readonly intent: "policy" | "report" | null;
}

export interface QuestionVocabulary {
  readonly glossary: Glossary;
  /** Everyday words and what documents write. */
  readonly lexicon?: Glossary | undefined;
  /** In how many passages a term occurs; without it no spelling is mended. */
  readonly frequencyOf?: ((term: Term) => number) | undefined;
}

/** What an abbreviation stands for is nearly as good as said; everyday words are vaguer. */
const glossaryWeight = 0.4;
const lexiconWeight = 0.4;

/** What can be known of a generation before any question: names, places, years. */
export class QuestionReader {
  readonly #names: DocumentNames;
  readonly #reports: ReportMatcher;
  readonly #glossary: Glossary;
  readonly #lexicon: Glossary;
  readonly #frequencyOf: ((term: Term) => number) | null;

  constructor(
    documents: readonly (DocumentMeta & { readonly id: number })[],
    { glossary, lexicon, frequencyOf }: QuestionVocabulary,
  ) {
    this.#names = new DocumentNames(documents.filter((document) => document.kind === "policy"));
    this.#reports = new ReportMatcher(documents);
    this.#glossary = glossary;
    this.#lexicon = lexicon ?? emptyGlossary;
    this.#frequencyOf = frequencyOf ?? null;
  }

  read(asked: string, today: string): UnderstoodQuestion {
    // Every offset stays: the mentions point into the question as it was asked.
    const { text, corrections } = this.#mend(toSimplified(asked));
    const abbreviations = this.#glossary.find(text);
    const everyday = this.#lexicon.find(text);
    const full = abbreviations.flatMap(({ forms }) => forms);
    const said = this.#names.find(text);
    const mentions = said.length > 0 ? said : this.#names.find(full.join("，")).map(withoutPlace);
    const report = mentions.length > 0 ? null : this.#reports.read(text, today);
    const articles = articleKeys(text);
    const expansions = [
      ...full.map((form) => ({ form, weight: glossaryWeight })),
      ...everyday.flatMap(({ forms }) => forms.map((form) => ({ form, weight: lexiconWeight }))),
    ];
    return {
      text,
      corrections,
      terms: questionTerms(text, expansions, mentions),
      words: [...abbreviations, ...everyday].map(inSearchForm),
      mentions,
      articles,
      version: readVersion(text),
      report,
      expected: expectAnswer(text),
      figure: askedFigure(text),
      intent: mentions.length > 0 || articles.length > 0 ? "policy" : report === null ? null : "report",
    };
  }

  /** Words that a table knows are meant as they stand. */
  #mend(text: string): { text: string; corrections: readonly Correction[] } {
    if (this.#frequencyOf === null) return { text, corrections: [] };
    const known = new Set<number>();
    for (const { start, said } of [...this.#glossary.find(text), ...this.#lexicon.find(text)]) {
      for (let at = start; at < start + said.length; at += 1) known.add(at);
    }
    // 有哪几种 is how people ask, whatever the documents write.
    const asking = askingPositions(text);
    return correctSpelling(text, this.#frequencyOf, (at) => asking.has(at) || known.has(at));
  }

  /** The things a question sets side by side, as sets of documents: regulations, else places. */
  sides({ mentions, report }: UnderstoodQuestion): ReadonlySet<number>[] {
    if (mentions.length > 0) return distinct(mentions.map((mention) => new Set(mention.documentIds)));
    if (report === null || report.places.length < 2) return [];
    return report.places.map((place) => this.#reports.matching({ ...report, places: [place] }));
  }

  reportMatch(wish: ReportWish, documentId: number): number {
    return this.#reports.match(wish, documentId);
  }
}

/** A name that only the glossary says has no place in the question. */
function withoutPlace(mention: DocumentMention): DocumentMention {
  return { ...mention, start: 0, end: 0 };
}

function inSearchForm({ said, start, forms }: WordMatch): WordMatch {
  return { said: normaliseForSearch(said), start, forms: forms.map(normaliseForSearch) };
}

/** The same regulation named twice is one side. */
function distinct(groups: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  return groups.filter(
    (group, at) => !groups.slice(0, at).some((earlier) => [...group].every((id) => earlier.has(id))),
  );
}
