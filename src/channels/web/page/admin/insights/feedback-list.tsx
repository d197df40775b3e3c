import type { Insights } from "../../../../../domain/operation/insights.ts";
import { ThumbDownIcon, ThumbUpIcon } from "../../shared/icons.tsx";
import { clauseTarget, type OpenSource } from "../../state/source-target.ts";
import { inMarks } from "../../text/source-words.ts";
import { texts } from "../../texts.ts";

interface FeedbackListProps {
  readonly feedback: Insights["feedback"];
  readonly onOpen: OpenSource;
}

/** What readers thought of their answers, newest first. */
export function FeedbackList({ feedback, onOpen }: FeedbackListProps) {
  const { insights: words } = texts.admin;
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.feedback}</h3>
      </div>
      {feedback.length === 0 && <p className="muted">{words.feedbackNone}</p>}
      <ul className="feedback-list">
        {feedback.map(({ day, verdict, reason, question, outcome, cited }, index) => (
          // The same question may be judged twice on a day: its position is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span className={`verdict is-${verdict}`} role="img" aria-label={texts.feedback[verdict]}>
              {verdict === "up" ? <ThumbUpIcon /> : <ThumbDownIcon />}
            </span>
            <div>
              <div>{question}</div>
              {reason !== null && reason !== "" && <div className="feedback-reason">{reason}</div>}
              <div className="muted small">
                {day}
                {outcome === "refused" && ` · ${words.wasRefused}`}
                {cited.map((clause) => (
                  <span key={`${clause.file}#${clause.article ?? ""}`}>
                    {" · "}
                    <button
                      type="button"
                      className="clause-link"
                      onClick={() => onOpen(clauseTarget(clause))}
                    >
                      {inMarks(clause.title)}
                      {clause.article}
                    </button>
                  </span>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
