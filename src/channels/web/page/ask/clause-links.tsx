import { Button } from "antd";
import type { Citation, RelatedClause } from "../../../../domain/answers/answer.ts";
import { clauseTarget, type OpenSource } from "../state/source-target.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";

interface ClauseLinksProps {
  readonly title: string;
  readonly clauses: readonly RelatedClause[];
  readonly onOpen: OpenSource;
  /** Asks about a clause as the next question; null where no question may be asked now. */
  readonly onAsk: ((question: string) => void) | null;
}

/** 另见, or the nearest clauses of a refusal: to open, or to ask about next. */
export function ClauseLinks({ title, clauses, onOpen, onAsk }: ClauseLinksProps) {
  if (clauses.length === 0) return null;
  return (
    <section className="clauses">
      <h3 className="section-title">{title}</h3>
      <ul className="clause-list">
        {clauses.map((clause) => (
          <li key={`${clause.file}#${clause.article ?? ""}`}>
            <button type="button" className="clause-link" onClick={() => onOpen(clauseTarget(clause))}>
              {inMarks(clause.title)}
              {clause.article}
            </button>
            {onAsk !== null && clause.article !== null && (
              <AskNext
                question={texts.answer.nextQuestion(inMarks(clause.title), clause.article)}
                onAsk={onAsk}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AskNext({ question, onAsk }: { question: string; onAsk: (question: string) => void }) {
  return (
    <Button
      type="text"
      size="small"
      className="ask-next"
      aria-label={question}
      title={question}
      onClick={() => onAsk(question)}
    >
      {texts.answer.next}
    </Button>
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
