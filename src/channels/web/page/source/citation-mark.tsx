import { Popover } from "antd";
import { useState } from "react";
import type { Citation } from "../../../../domain/answers/answer.ts";
import { inMarks, placeOf } from "../text/source-words.ts";
import { texts } from "../texts.ts";
import { SourceBadges } from "../shared/source-badges.tsx";

interface CitationMarkProps {
  readonly citation: Citation;
  readonly onOpen: (citation: Citation) => void;
}

/** The `[n]` in an answer: shows its source on hover or focus, opens it on click. */
export function CitationMark({ citation, onOpen }: CitationMarkProps) {
  const [hovered, setHovered] = useState(false);
  const open = (): void => {
    // On a touch screen the tap also counts as hover: the card would cover the panel.
    setHovered(false);
    onOpen(citation);
  };
  return (
    <Popover
      open={hovered}
      onOpenChange={setHovered}
      trigger={["hover", "focus"]}
      mouseEnterDelay={0.15}
      content={<CitationCard citation={citation} />}
    >
      <button
        type="button"
        className="citation-mark"
        onClick={open}
        aria-label={texts.source.mark(citation.n, citation.title)}
      >
        {citation.n}
      </button>
    </Popover>
  );
}

function CitationCard({ citation }: { citation: Citation }) {
  return (
    <div className="citation-card">
      <div className="citation-card-title">{inMarks(citation.title)}</div>
      <div className="source-line">
        <span>{placeOf(citation)}</span>
        <SourceBadges status={citation.status} textKind={citation.text_kind} />
      </div>
      <blockquote className="quote clamp-6">{citation.quote}</blockquote>
      <div className="muted small">{texts.source.openHint}</div>
    </div>
  );
}
