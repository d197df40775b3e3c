import { Button } from "antd";
import type { Citation } from "../../../../domain/answers/answer.ts";
import { inMarks, placeOf } from "../text/source-words.ts";
import { texts } from "../texts.ts";
import { BookIcon } from "../shared/icons.tsx";
import { CopyCitation } from "./copy-citation.tsx";
import { SourceBadges } from "../shared/source-badges.tsx";

interface SourceListProps {
  readonly citations: readonly Citation[];
  readonly onOpen: (citation: Citation) => void;
}

/** What an answer rests on, one entry a mark. */
export function SourceList({ citations, onOpen }: SourceListProps) {
  return (
    <section className="sources" aria-label={texts.answer.sources}>
      <h3 className="section-title">{texts.answer.sources}</h3>
      <ol className="source-list">
        {citations.map((citation) => (
          <li key={citation.n} className="source">
            <span className="source-number" aria-hidden="true">
              {citation.n}
            </span>
            <div className="source-body">
              <div className="source-line">
                <button type="button" className="source-title" onClick={() => onOpen(citation)}>
                  {inMarks(citation.title)}
                </button>
                <span className="muted">{placeOf(citation)}</span>
                <SourceBadges status={citation.status} textKind={citation.text_kind} />
              </div>
              <blockquote className="quote clamp-2">{citation.quote}</blockquote>
              <div className="source-actions">
                <Button type="text" size="small" icon={<BookIcon />} onClick={() => onOpen(citation)}>
                  {texts.source.open}
                </Button>
                <CopyCitation citation={citation} />
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
