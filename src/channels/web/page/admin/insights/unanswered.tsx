import { Button } from "antd";
import type { Insights } from "../../../../../domain/operation/insights.ts";
import { BarRow } from "../../shared/charts/bar-row.tsx";
import { UploadIcon } from "../../shared/icons.tsx";
import { hashOf } from "../../state/use-room.ts";
import { texts } from "../../texts.ts";

/** What people asked about in vain: the list of files to look for. */
export function UnansweredTopics({ topics }: { topics: Insights["unanswered"] }) {
  const { insights: words } = texts.admin;
  const most = Math.max(...topics.map(({ questions }) => questions), 1);
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.unanswered}</h3>
        {topics.length > 0 && (
          <Button size="small" icon={<UploadIcon />} href={hashOf("library")}>
            {words.addFiles}
          </Button>
        )}
      </div>
      {topics.length === 0 ? (
        <p className="muted">{words.unansweredNone}</p>
      ) : (
        <ul className="bar-list">
          {topics.slice(0, 12).map(({ topic, questions }) => (
            <li key={topic}>
              <span className="bar-name">{topic}</span>
              <BarRow share={questions / most} />
              <span className="bar-figure">{words.times(questions)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Asked by several persons: worth an answer in the next training or notice. */
export function RepeatedQuestions({ questions }: { questions: Insights["repeated"] }) {
  const { insights: words } = texts.admin;
  if (questions.length === 0) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.repeated}</h3>
      </div>
      <ul className="plain-list">
        {questions.slice(0, 10).map(({ question, people, questions: times, refused }) => (
          <li key={question}>
            {question}
            <span className="muted small"> {words.repeatedBy(people, times, refused)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
