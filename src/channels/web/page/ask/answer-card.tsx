import { Alert, Button } from "antd";
import type { Citation } from "../../../../domain/answers/answer.ts";
import { citationTarget, type OpenSource } from "../state/source-target.ts";
import type { Turn, Verdict } from "../state/turn.ts";
import { answerWithSources } from "../text/source-words.ts";
import { texts } from "../texts.ts";
import { AnswerTableView } from "./answer-table.tsx";
import { AnswerText } from "./answer-text.tsx";
import { ClauseLinks, worthOpening } from "./clause-links.tsx";
import { FeedbackBar } from "./feedback-bar.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { SourceList } from "../source/source-list.tsx";

interface AnswerCardProps {
  readonly turn: Turn;
  readonly onOpen: OpenSource;
  readonly onRetry: () => void;
  /** Null while a question may not be asked: the one before is not answered yet. */
  readonly onAsk: ((question: string) => void) | null;
  readonly onJudged: (verdict: Verdict) => void;
}

/** What came back for one question, from the first event to the sources under the answer. */
export function AnswerCard({ turn, onOpen, onRetry, onAsk, onJudged }: AnswerCardProps) {
  const { answer, citations, state, text } = turn;
  const openCitation = (citation: Citation): void =>
    onOpen(citationTarget(citation, citations, turn.attached));
  const refused = answer?.outcome === "refused";
  // Answers that were kept by an earlier version have none.
  const table = answer?.table ?? null;
  const related = worthOpening(answer?.related ?? [], citations);
  // Nothing came: the warning stands alone instead of in a box of its own.
  const bare = (state === "failed" || state === "unkept") && text === "";
  return (
    <article
      className={bare ? "answer is-bare" : "answer"}
      aria-live="polite"
      aria-busy={state === "streaming"}
    >
      {text === "" && state === "streaming" && <Waiting passages={turn.passages} />}
      {refused && <h2 className="answer-title">{texts.answer.refusedTitle}</h2>}
      {text !== "" && (
        <AnswerText
          text={text}
          citations={citations}
          streaming={state === "streaming"}
          onOpen={openCitation}
        />
      )}
      {table !== null && <AnswerTableView table={table} citations={citations} onOpen={openCitation} />}
      {answer !== null && (
        <Remarks notes={answer.notes} unsupported={answer.unsupported.map(({ text }) => text)} />
      )}
      {state === "unkept" && <p className="muted">{texts.oneOff.notKept}</p>}
      {state === "stopped" && <Interrupted text={texts.answer.stopped} onRetry={onRetry} />}
      {state === "failed" && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={texts.answer.failedTitle}
          description={turn.failure}
          action={<Button onClick={onRetry}>{texts.answer.retry}</Button>}
        />
      )}
      {state !== "streaming" && citations.length > 0 && (
        <SourceList citations={citations} onOpen={openCitation} />
      )}
      {answer !== null && (
        <>
          <ClauseLinks title={texts.answer.nearest} clauses={answer.nearest} onOpen={onOpen} onAsk={onAsk} />
          <ClauseLinks title={texts.answer.related} clauses={related} onOpen={onOpen} onAsk={onAsk} />
          <footer className="answer-footer">
            <CopyButton label={texts.copy.answer} text={answer.answer} />
            {citations.length > 0 && (
              <CopyButton
                label={texts.copy.answerWithSources}
                text={answerWithSources(answer.answer, citations)}
              />
            )}
            {answer.outcome !== "chat" && (
              <FeedbackBar answer={answer} verdict={turn.verdict ?? null} onJudged={onJudged} />
            )}
            <span className="spacer" />
            <span className="muted small">
              {answer.outcome === "answered" && `${texts.answer[answer.mode]} · `}
              {texts.answer.took(answer.timings_ms.total)}
            </span>
          </footer>
        </>
      )}
    </article>
  );
}

function Waiting({ passages }: { passages: number | null }) {
  return (
    <p className="waiting">
      <span className="waiting-dots" aria-hidden="true" />
      {passages === null ? texts.answer.searching : texts.answer.found(passages)}
    </p>
  );
}

function Interrupted({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <p className="interrupted">
      <span className="muted">{text}</span>
      <Button size="small" onClick={onRetry}>
        {texts.answer.retry}
      </Button>
    </p>
  );
}

/** What the reader should know besides the answer, and what could not be backed. */
function Remarks({ notes, unsupported }: { notes: readonly string[]; unsupported: readonly string[] }) {
  return (
    <>
      {notes.length > 0 && (
        <ul className="notes" aria-label={texts.answer.notesLabel}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {unsupported.length > 0 && (
        <Alert
          className="failure"
          type="warning"
          title={texts.answer.unsupported}
          description={unsupported.join("\n")}
        />
      )}
    </>
  );
}
