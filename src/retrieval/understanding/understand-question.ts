import type { DocumentMeta } from "../../domain/document.ts";
import type { Glossary } from "../glossary.ts";
import { toSimplified } from "../indexing/to-simplified.ts";
import { articleKeys } from "./read-articles.ts";
import { expectAnswer, type ExpectedAnswer } from "./expect-answer.ts";
import { ReportMatcher, type ReportWish } from "./match-report.ts";
import { DocumentNames, type DocumentMention } from "./name-documents.ts";
import { questionTerms, type QuestionTerms } from "./question-terms.ts";
import { readVersion, type VersionWish } from "./read-version.ts";

/** Everything a question says besides its words; each part is a rule that can be shown to a person. */
export interface UnderstoodQuestion {
  readonly terms: QuestionTerms;
  readonly mentions: readonly DocumentMention[];
  readonly articles: readonly string[];
  readonly version: VersionWish;
  readonly report: ReportWish | null;
  readonly expected: ExpectedAnswer;
  /** Which kind of document is meant, where the question shows it. */
  readonly intent: "policy" | "report" | null;
}

/** What can be known of a generation before any question: names, places, years. */
export class QuestionReader {
  readonly #names: DocumentNames;
  readonly #reports: ReportMatcher;
  readonly #glossary: Glossary;

  constructor(documents: readonly (DocumentMeta & { readonly id: number })[], glossary: Glossary) {
    this.#names = new DocumentNames(documents.filter((document) => document.kind === "policy"));
    this.#reports = new ReportMatcher(documents);
    this.#glossary = glossary;
  }

  read(asked: string, today: string): UnderstoodQuestion {
    // Every offset stays: the mentions point into the question as it was asked.
    const question = toSimplified(asked);
    const expansions = this.#glossary.expand(question);
    const said = this.#names.find(question);
    const mentions = said.length > 0 ? said : this.#names.find(expansions.join("，")).map(withoutPlace);
    const report = mentions.length > 0 ? null : this.#reports.read(question, today);
    const articles = articleKeys(question);
    return {
      terms: questionTerms(question, expansions, mentions),
      mentions,
      articles,
      version: readVersion(question),
      report,
      expected: expectAnswer(question),
      intent: mentions.length > 0 || articles.length > 0 ? "policy" : report === null ? null : "report",
    };
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

/** The same regulation named twice is one side. */
function distinct(groups: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  return groups.filter(
    (group, at) => !groups.slice(0, at).some((earlier) => [...group].every((id) => earlier.has(id))),
  );
}
