import type { DocumentMeta } from "../../domain/documents/document.ts";
import { normaliseForSearch } from "../indexing/normalise-numerals.ts";
import { isUnigram, tokenize, type Term } from "../indexing/tokenize.ts";
import { outOfScope } from "../understanding/special-scope.ts";
import type { QuestionReader, UnderstoodQuestion } from "../understanding/understand-question.ts";
import { documentScores, type Candidate } from "./fuse-scores.ts";
import type { DocumentLight } from "./rank-candidates.ts";

/** Words of titles that tell none apart. */
const plainWords =
  /中国共产党|中华人民共和国|关于|试行|暂行|若干|工作|条例|规定|办法|细则|规则|意见|（[^）]*）|\([^)]*\)/gu;
/** A question about what is to come. */
const asksAhead = /计划|目标|预期|打算|今年要|力争|将要/u;

export type LightDocuments = (
  candidates: readonly Candidate[],
  question: UnderstoodQuestion,
  wished: ReadonlySet<number>,
  namedIds: ReadonlySet<number>,
) => Map<number, DocumentLight>;

/** Sees every document that has a candidate in the light of the question. */
export function createDocumentLighting(
  documents: readonly (DocumentMeta & { readonly id: number })[],
  questions: QuestionReader,
): LightDocuments {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const titleTerms = new Map<number, readonly Term[]>();
  const termsOf = ({ id, baseTitle }: DocumentMeta & { readonly id: number }): readonly Term[] => {
    let terms = titleTerms.get(id);
    if (terms === undefined) {
      terms = tokenize(baseTitle.replaceAll(plainWords, " ")).filter((term) => !isUnigram(term));
      titleTerms.set(id, terms);
    }
    return terms;
  };
  return (candidates, question, wished, namedIds) => {
    const looksBack = question.report !== null && !asksAhead.test(question.text);
    const asked = normaliseForSearch(
      [question.text, ...question.words.flatMap(({ forms }) => forms)].join(" "),
    );
    const lights = new Map<number, DocumentLight>();
    for (const [id, score] of documentScores(candidates)) {
      const document = byId.get(id);
      if (document === undefined) continue;
      const isPolicy = document.kind === "policy";
      lights.set(id, {
        kind: document.kind,
        named: namedIds.has(id),
        wished: wished.has(id),
        report: question.report === null ? 0 : questions.reportMatch(question.report, id),
        looksBack: looksBack && !isPolicy,
        score,
        title: isPolicy ? shareHeld(termsOf(document), question.terms.weighted) : 0,
        scope: isPolicy ? outOfScope(document.baseTitle, asked) : 0,
      });
    }
    return lights;
  };
}

function shareHeld(terms: readonly Term[], held: ReadonlyMap<Term, number>): number {
  if (terms.length === 0) return 0;
  return terms.filter((term) => held.has(term)).length / terms.length;
}
