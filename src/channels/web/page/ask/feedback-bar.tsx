import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import type { Answer } from "../../../../domain/answers/answer.ts";
import { sendFeedback } from "../api/feedback.ts";
import { messageOf } from "../api/http.ts";
import { ThumbDownIcon, ThumbUpIcon } from "../shared/icons.tsx";
import type { Verdict } from "../state/turn.ts";
import { texts } from "../texts.ts";

interface FeedbackBarProps {
  readonly answer: Answer;
  /** What was said before; null: nothing yet. */
  readonly verdict: Verdict | null;
  readonly onJudged: (verdict: Verdict) => void;
}

/** 有用 goes at one press; 没用 asks what was wrong, and takes no answer for one. */
export function FeedbackBar({ answer, verdict, onJudged }: FeedbackBarProps) {
  const { feedback: words } = texts;
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const judge = async (given: Verdict, reason: string): Promise<void> => {
    try {
      await sendFeedback(answer, given, reason);
      setFailure(null);
      setAsking(false);
      onJudged(given);
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <>
      <span className="feedback" role="group" aria-label={words.label}>
        <Button
          type="text"
          size="small"
          icon={<ThumbUpIcon />}
          aria-label={words.up}
          title={words.up}
          aria-pressed={verdict === "up"}
          onClick={() => void judge("up", "")}
        />
        <Button
          type="text"
          size="small"
          icon={<ThumbDownIcon />}
          aria-label={words.down}
          title={words.down}
          aria-pressed={verdict === "down" || asking}
          onClick={() => setAsking(!asking)}
        />
        <span className="muted small" aria-live="polite">
          {failure ?? (verdict !== null && !asking ? words.thanks : "")}
        </span>
      </span>
      {asking && <ReasonForm onSend={(reason) => void judge("down", reason)} />}
    </>
  );
}

function ReasonForm({ onSend }: { onSend: (reason: string) => void }) {
  const { feedback: words } = texts;
  const [text, setText] = useState("");
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onSend(text.trim());
  };
  const add = (reason: string): void =>
    setText((before) => (before === "" ? reason : `${before}；${reason}`));
  return (
    <form className="reason" onSubmit={onSubmit} aria-label={words.down}>
      <div className="follow-ups">
        {words.reasons.map((reason) => (
          <button key={reason} type="button" className="follow-up" onClick={() => add(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <div className="room-bar">
        <Input
          className="grows"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.why}
          aria-label={words.why}
          maxLength={500}
        />
        <Button htmlType="submit">{words.send}</Button>
      </div>
      <p className="muted small">{words.note}</p>
    </form>
  );
}
