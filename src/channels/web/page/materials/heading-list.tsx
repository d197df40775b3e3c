import { Alert } from "antd";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";
import { headingsOf, sortFindings } from "./sort-findings.ts";

interface HeadingListProps {
  readonly passages: readonly SearchPassage[];
  readonly topic: string;
  readonly onOpen: OpenSource;
}

/** How past reports headed what they wrote on the topic. */
export function HeadingList({ passages, topic, onOpen }: HeadingListProps) {
  const { direct, near } = sortFindings(passages, topic);
  const headings = headingsOf(direct.length > 0 ? direct : near);
  if (headings.length === 0) return <p className="muted">{texts.materials.headingsNone}</p>;
  return (
    <>
      {direct.length === 0 && (
        <Alert type="info" showIcon title={texts.materials.notWritten(topic, near.length)} />
      )}
      <ul className="heading-list">
        {headings.map(({ heading, passage }) => (
          <li key={heading}>
            <div className="grows">
              <div>{heading}</div>
              <button
                type="button"
                className="clause-link muted small"
                onClick={() => onOpen({ ...wholeTarget(passage), marks: [passage] })}
              >
                {inMarks(passage.title)}
              </button>
            </div>
            <CopyButton label={texts.materials.copyHeading} text={heading} />
          </li>
        ))}
      </ul>
    </>
  );
}
