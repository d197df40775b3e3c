import type { Insights } from "../../../../../domain/operation/insights.ts";
import { BarRow } from "../../shared/charts/bar-row.tsx";
import { SourceBadges } from "../../shared/source-badges.tsx";
import { clauseTarget, type OpenSource } from "../../state/source-target.ts";
import { inMarks } from "../../text/source-words.ts";
import { texts } from "../../texts.ts";

interface CitedListProps {
  readonly cited: Insights["cited"];
  readonly outdated: Insights["outdated"];
  readonly onOpen: OpenSource;
}

/** The articles answers rest on most, and replaced texts that are still cited. */
export function CitedList({ cited, outdated, onOpen }: CitedListProps) {
  const { insights: words } = texts.admin;
  const most = Math.max(...cited.map(({ times }) => times), 1);
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.cited}</h3>
      </div>
      {cited.length === 0 && <p className="muted">{words.citedNone}</p>}
      <ul className="bar-list">
        {cited.slice(0, 10).map((clause) => (
          <li key={`${clause.file}#${clause.article ?? ""}`}>
            <button
              type="button"
              className="clause-link bar-name"
              onClick={() => onOpen(clauseTarget(clause))}
            >
              {inMarks(clause.title)}
              {clause.article}
            </button>
            <BarRow share={clause.times / most} />
            <span className="bar-figure">{words.times(clause.times)}</span>
          </li>
        ))}
      </ul>
      {outdated.length > 0 && (
        <>
          <h4 className="section-title">{words.outdated}</h4>
          <ul className="plain-list">
            {outdated.map((document) => (
              <li key={document.file}>
                {inMarks(document.title)} <SourceBadges status={document.status} textKind="original" />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
