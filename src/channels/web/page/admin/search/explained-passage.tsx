import type { SearchPassage } from "../../../../../domain/answers/search.ts";
import { BarRow } from "../../shared/charts/bar-row.tsx";
import { SourceBadges } from "../../shared/source-badges.tsx";
import { type OpenSource, wholeTarget } from "../../state/source-target.ts";
import { inMarks } from "../../text/source-words.ts";
import { texts } from "../../texts.ts";

interface ExplainedPassageProps {
  readonly rank: number;
  readonly passage: SearchPassage;
  /** The longest bar of all passages: they compare. */
  readonly most: number;
  readonly onOpen: OpenSource;
}

/** One passage with what each feature added to its score, or took from it. */
export function ExplainedPassage({ rank, passage, most, onOpen }: ExplainedPassageProps) {
  const { title, article, path, text, score, status, explanation } = passage;
  return (
    <li className="card">
      <div className="source-line">
        <span className="source-number" aria-hidden="true">
          {rank}
        </span>
        <button
          type="button"
          className="source-title"
          onClick={() => onOpen({ ...wholeTarget(passage), marks: [passage] })}
        >
          {inMarks(title)}
        </button>
        <span className="muted">{article ?? path}</span>
        <SourceBadges status={status} textKind="original" />
        <span className="spacer" />
        <span className="muted small">{texts.admin.explain.score(score.toFixed(3))}</span>
      </div>
      <blockquote className="quote clamp-2">{text}</blockquote>
      <ul className="bar-list feature-list">
        {explanation.map(({ feature, label, value, gave }) => (
          <li key={feature}>
            <span className="bar-name">{label}</span>
            <BarRow share={gave / most} />
            <span className="bar-figure" title={texts.admin.explain.value(String(value))}>
              {gave > 0 ? `+${gave.toFixed(2)}` : gave.toFixed(2)}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
