import { Button } from "antd";
import type { ReactNode } from "react";
import type { Citation } from "../../../../../domain/answers/answer.ts";
import type { Draft, DraftFigure } from "../../../../../domain/writing/draft.ts";
import { BookIcon, CheckIcon, PlusIcon } from "../../shared/icons.tsx";
import { SourceBadges } from "../../shared/source-badges.tsx";
import { CopyCitation } from "../../source/copy-citation.tsx";
import {
  choosePrecedent,
  dropPrecedent,
  isSame,
  useChosenPrecedents,
} from "../../state/chosen-precedents.ts";
import { citationTarget, type OpenSource } from "../../state/source-target.ts";
import { inMarks, placeOf } from "../../text/source-words.ts";
import { texts } from "../../texts.ts";
import { writingTexts } from "../../texts/writing.ts";
import { originOf } from "./draft-marks.ts";

interface SourcesPanelProps {
  readonly draft: Draft;
  readonly onOpen: OpenSource;
  readonly onGoTo: (figure: DraftFigure) => void;
}

/** Where the draft comes from: past reports it follows, clauses it quotes, and each figure's origin. */
export function SourcesPanel({ draft, onOpen, onGoTo }: SourcesPanelProps) {
  const { sources } = writingTexts;
  const figures = draft.figures.filter(({ origin }) => origin !== "placeholder");
  return (
    <div className="panel-body">
      <section>
        <h3 className="section-title">{sources.figures}</h3>
        {figures.length === 0 && <p className="muted">{sources.figuresNone}</p>}
        <ul className="figure-list">
          {figures.map((figure) => (
            <li key={figure.start}>
              <button
                type="button"
                className={`figure-link mark-${figure.origin}`}
                aria-label={sources.goTo(figure.text)}
                onClick={() => onGoTo(figure)}
              >
                {figure.text}
              </button>
              <span className="muted small">{originOf(figure, draft)}</span>
            </li>
          ))}
        </ul>
      </section>
      {draft.citations.length > 0 && (
        <PassageList title={sources.citations} passages={draft.citations} onOpen={onOpen} />
      )}
      {draft.precedents.length > 0 ? (
        <PassageList
          title={sources.precedents}
          passages={draft.precedents}
          onOpen={onOpen}
          action={(passage) => <UseAsModel passage={passage} />}
        />
      ) : (
        <section>
          <h3 className="section-title">{sources.precedents}</h3>
          <p className="muted">{sources.precedentsNone}</p>
        </section>
      )}
    </div>
  );
}

interface PassageListProps {
  readonly title: string;
  readonly passages: readonly Citation[];
  readonly onOpen: OpenSource;
  readonly action?: (passage: Citation) => ReactNode;
}

function PassageList({ title, passages, onOpen, action }: PassageListProps) {
  return (
    <section>
      <h3 className="section-title">{title}</h3>
      <ul className="passage-list">
        {passages.map((passage) => (
          <li key={`${passage.file}#${passage.start}`} className="passage">
            <p className="source-line">
              <span className="passage-title">{inMarks(passage.title)}</span>
              <SourceBadges status={passage.status} textKind={passage.text_kind} />
            </p>
            {placeOf(passage) !== "" && <p className="muted small">{placeOf(passage)}</p>}
            <blockquote className="quote clamp-6">{passage.quote}</blockquote>
            <div className="source-actions">
              <Button
                type="text"
                size="small"
                icon={<BookIcon />}
                onClick={() => onOpen(citationTarget(passage, passages, undefined))}
              >
                {texts.source.open}
              </Button>
              <CopyCitation citation={passage} />
              {action?.(passage)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The next draft follows it too. */
function UseAsModel({ passage }: { passage: Citation }) {
  const { sources } = writingTexts;
  const chosen = useChosenPrecedents().some((one) => isSame(one, passage));
  const { file, title, start, end, quote: text } = passage;
  const precedent = { file, title, start, end, text };
  return (
    <Button
      type="text"
      size="small"
      aria-pressed={chosen}
      title={sources.useHint}
      icon={chosen ? <CheckIcon /> : <PlusIcon />}
      onClick={() => (chosen ? dropPrecedent(precedent) : choosePrecedent(precedent))}
    >
      {chosen ? sources.used : sources.use}
    </Button>
  );
}
