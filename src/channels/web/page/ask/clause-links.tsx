import type { RelatedClause } from "../../../../domain/answer.ts";
import { clauseTarget, type OpenSource } from "../state/source-target.ts";
import { inMarks } from "../text/source-words.ts";

interface ClauseLinksProps {
  readonly title: string;
  readonly clauses: readonly RelatedClause[];
  readonly onOpen: OpenSource;
}

/** 另见, or the nearest clauses of a refusal. */
export function ClauseLinks({ title, clauses, onOpen }: ClauseLinksProps) {
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
          </li>
        ))}
      </ul>
    </section>
  );
}
