import { useEffect, useMemo, useRef } from "react";
import type { DocumentView } from "../../../../domain/documents/view.ts";
import { documentLines, type Mark, type Segment } from "../text/document-lines.ts";

interface DocumentTextProps {
  readonly view: Pick<DocumentView, "text" | "chunks">;
  readonly marks: readonly Mark[];
  readonly focus: number;
}

/** The stored text with its quotes marked; the one in focus is scrolled to. */
export function DocumentText({ view, marks, focus }: DocumentTextProps) {
  const container = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => documentLines(view.text, view.chunks, marks, focus), [view, marks, focus]);
  useEffect(() => {
    container.current?.querySelector(".is-focus")?.scrollIntoView({ block: "center" });
  }, [lines]);

  return (
    <div ref={container} className="document-text">
      {lines.map(({ start, heading, segments }) => (
        <p key={start} className={start === 0 ? "is-title" : heading ? "is-heading" : undefined}>
          {segments.map((segment, index) => (
            <SegmentView key={`${start}-${index}`} segment={segment} focus={focus} />
          ))}
        </p>
      ))}
    </div>
  );
}

function SegmentView({ segment, focus }: { segment: Segment; focus: number }) {
  const text = segment.strong ? <strong>{segment.text}</strong> : segment.text;
  if (segment.mark === null) return text;
  return <mark className={segment.mark === focus ? "quoted is-focus" : "quoted"}>{text}</mark>;
}
