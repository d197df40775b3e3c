import type { Citation, RelatedClause } from "../../../../domain/answer.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";

interface FollowUpsProps {
  readonly related: readonly RelatedClause[];
  readonly onAsk: (question: string) => void;
}

const most = 3;

/** Questions to ask next, one for each related clause that has an address. */
export function FollowUps({ related, onAsk }: FollowUpsProps) {
  const questions = related
    .flatMap(({ title, article }) =>
      article === null ? [] : [texts.answer.nextQuestion(inMarks(title), article)],
    )
    .slice(0, most);
  if (questions.length === 0) return null;
  return (
    <section className="clauses" aria-label={texts.answer.next}>
      <h3 className="section-title">{texts.answer.next}</h3>
      <ul className="follow-ups">
        {questions.map((question) => (
          <li key={question}>
            <button type="button" className="follow-up" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A document that is cited already, named without an article, leads nowhere new. */
export function worthOpening(
  related: readonly RelatedClause[],
  citations: readonly Citation[],
): readonly RelatedClause[] {
  return related.filter(
    ({ file, article }) => article !== null || !citations.some((citation) => citation.file === file),
  );
}
