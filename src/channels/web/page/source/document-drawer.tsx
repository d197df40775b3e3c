import { Alert, Button, Drawer, Skeleton, Tabs } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { DocumentView } from "../../../../domain/documents/view.ts";
import { messageOf } from "../api/http.ts";
import { fetchDocument } from "../api/youju.ts";
import type { OpenSource, SourceTarget } from "../state/source-target.ts";
import type { Mark } from "../text/document-lines.ts";
import { texts } from "../texts.ts";
import { placeOf } from "../text/source-words.ts";
import { CopyCitation } from "./copy-citation.tsx";
import { SourceBadges } from "../shared/source-badges.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import { DocumentOutline } from "./document-outline.tsx";
import { DocumentText } from "./document-text.tsx";
import { RemovedParts } from "./removed-parts.tsx";
import { VersionList } from "./version-list.tsx";
import { DownIcon, UpIcon } from "../shared/icons.tsx";

interface DocumentDrawerProps {
  readonly target: SourceTarget | null;
  readonly onOpen: OpenSource;
  readonly onFocus: (focus: number) => void;
  readonly onClose: () => void;
}

/** The side panel: a whole source document with what was quoted marked in its place. */
export function DocumentDrawer({ target, onOpen, onFocus, onClose }: DocumentDrawerProps) {
  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size="min(560px, 100vw)"
      mask={false}
      destroyOnHidden
      title={<span className="drawer-title">{target?.title}</span>}
      styles={{ body: { padding: "0 24px 24px" } }}
      closable={{ "aria-label": texts.source.close }}
    >
      {target?.attached !== undefined && (
        <>
          <Alert className="failure" type="info" showIcon title={texts.oneOff.shown} />
          <DocumentText
            view={{ text: target.attached.text, chunks: [] }}
            marks={target.marks}
            focus={target.focus}
          />
        </>
      )}
      {target !== null && target.attached === undefined && (
        <OpenDocument key={target.file} target={target} onOpen={onOpen} onFocus={onFocus} onClose={onClose} />
      )}
    </Drawer>
  );
}

interface OpenDocumentProps {
  readonly target: SourceTarget;
  readonly onOpen: OpenSource;
  readonly onFocus: (focus: number) => void;
  readonly onClose: () => void;
}

function OpenDocument({ target, onOpen, onFocus, onClose }: OpenDocumentProps) {
  const { view, failure, retry } = useDocument(target.file);
  const [tab, setTab] = useState("text");
  const [chosen, setChosen] = useState<Mark | null>(null);
  const marks = useMemo(
    () => (view === null ? [] : chosen === null ? marksOf(view, target) : [chosen]),
    [view, target, chosen],
  );
  useEffect(() => {
    // A citation opened in the same document shows its quote again, not what was chosen before.
    setChosen(null);
    setTab("text");
  }, [target]);
  const goTo = (mark: Mark): void => {
    setChosen(mark);
    setTab("text");
  };
  const { tabs } = texts.library;
  const citation = tab === "text" && chosen === null ? (target.citations[target.focus] ?? null) : null;
  if (failure !== null) {
    return (
      <Alert
        className="failure"
        type="warning"
        showIcon
        title={failure}
        action={<Button onClick={retry}>{texts.failure.retry}</Button>}
      />
    );
  }
  if (view === null)
    return <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={texts.source.loading} />;
  return (
    <>
      {/* Stays in sight while the text scrolls: a digest must never pass for the regulation itself. */}
      <div className="source-line document-badges">
        <SourceBadges status={view.meta.status} textKind={view.meta.textKind} />
        {citation !== null && (
          <>
            <span className="muted small one-line grows">{placeOf(citation)}</span>
            <CopyCitation citation={citation} />
          </>
        )}
      </div>
      <DocumentFacts view={view} onOpen={onOpen} />
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        items={(["text", "outline", "versions", "removed"] as const).map((key) => ({
          key,
          label: tabs[key],
        }))}
      />
      {/* Drawn anew each time: only a text that is shown can be scrolled to its mark. */}
      {tab === "text" && (
        <DocumentText view={view} marks={marks} focus={chosen === null ? target.focus : 0} />
      )}
      {tab === "outline" && <DocumentOutline view={view} onGoTo={goTo} />}
      {tab === "versions" && <VersionList view={view} onOpen={onOpen} onClose={onClose} />}
      {tab === "removed" && <RemovedParts view={view} />}
      {tab === "text" && chosen === null && target.marks.length > 1 && (
        <QuoteSteps focus={target.focus} count={target.marks.length} onFocus={onFocus} />
      )}
    </>
  );
}

/** From quote to quote within one document. */
function QuoteSteps(props: { focus: number; count: number; onFocus: (focus: number) => void }) {
  const { focus, count, onFocus } = props;
  return (
    <nav className="quote-steps">
      <Button
        type="text"
        size="small"
        icon={<UpIcon />}
        aria-label={texts.source.previous}
        disabled={focus === 0}
        onClick={() => onFocus(focus - 1)}
      />
      <span>{texts.source.quoted(focus + 1, count)}</span>
      <Button
        type="text"
        size="small"
        icon={<DownIcon />}
        aria-label={texts.source.next}
        disabled={focus === count - 1}
        onClick={() => onFocus(focus + 1)}
      />
    </nav>
  );
}

/** The quotes, or the article that was asked for where nothing is quoted. */
function marksOf(view: DocumentView, { marks, article }: SourceTarget): readonly Mark[] {
  if (marks.length > 0 || article === null) return marks;
  const chunk = view.chunks.find((candidate) => candidate.article === article);
  return chunk === undefined ? [] : [chunk];
}

function useDocument(file: string) {
  const [view, setView] = useState<DocumentView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setFailure(null);
    fetchDocument(file, leaving.signal).then(setView, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(messageOf(error));
    });
    return () => leaving.abort();
  }, [file, attempt]);
  return { view, failure, retry: () => setAttempt((count) => count + 1) };
}
