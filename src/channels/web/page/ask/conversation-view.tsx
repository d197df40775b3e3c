import { useEffect, useRef } from "react";
import type { OpenSource } from "../state/source-target.ts";
import type { Turn, Verdict } from "../state/turn.ts";
import { AnswerCard } from "./answer-card.tsx";

/** Characters from which on a question may be higher than its place. */
const longQuestion = 200;

interface ConversationViewProps {
  readonly turns: readonly Turn[];
  readonly onOpen: OpenSource;
  readonly onRetry: (id: number) => void;
  readonly onAsk: (question: string) => void;
  readonly onJudged: (id: number, verdict: Verdict) => void;
}

/** Questions and answers, oldest first. A new question moves to the top; then the page keeps still. */
export function ConversationView({ turns, onOpen, onRetry, onAsk, onJudged }: ConversationViewProps) {
  const last = useRef<HTMLDivElement>(null);
  const lastId = turns.at(-1)?.id;
  const free = turns.every(({ state }) => state !== "streaming");
  useEffect(() => {
    if (lastId !== undefined) last.current?.scrollIntoView({ block: "start", behavior: scrollBehavior() });
  }, [lastId]);

  return (
    <div className="conversation">
      {turns.map((turn) => (
        <div key={turn.id} className="turn" ref={turn.id === lastId ? last : undefined}>
          {/* A pasted text is scrolled in its place: the answer stays in sight. */}
          <h2 className="question" tabIndex={turn.question.length > longQuestion ? 0 : undefined}>
            {turn.file !== null && <span className="question-file">{turn.file}</span>}
            {turn.question}
          </h2>
          <AnswerCard
            turn={turn}
            onOpen={onOpen}
            onRetry={() => onRetry(turn.id)}
            onJudged={(verdict) => onJudged(turn.id, verdict)}
            onAsk={free && turn.id === lastId ? onAsk : null}
          />
        </div>
      ))}
    </div>
  );
}

function scrollBehavior(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
