import { Alert, Button, Input, Skeleton } from "antd";
import { type FormEvent, useEffect, useState } from "react";
import type { SearchResult } from "../../../../../domain/answers/search.ts";
import { explainSearch } from "../../api/admin.ts";
import { messageOf } from "../../api/http.ts";
import type { OpenSource } from "../../state/source-target.ts";
import { percent } from "../../text/figures.ts";
import { texts } from "../../texts.ts";
import { ExplainedPassage } from "./explained-passage.tsx";

/** 检索分析: why these passages came, and in this order. */
export function ExplainSearch({ onOpen }: { onOpen: OpenSource }) {
  const { explain: words } = texts.admin;
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const { result, failure } = useExplained(asked);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(text.trim());
  };
  const most = Math.max(
    ...(result?.passages ?? []).flatMap(({ explanation }) => explanation.map(({ gave }) => Math.abs(gave))),
    0.001,
  );
  return (
    <div className="admin-part">
      <p className="muted">{words.lead}</p>
      <form className="room-bar" role="search" onSubmit={submit}>
        <Input
          className="grows"
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.placeholder}
          aria-label={words.label}
          maxLength={1000}
        />
        <Button type="primary" htmlType="submit" disabled={text.trim() === ""}>
          {words.run}
        </Button>
      </form>
      {failure !== null && <Alert type="warning" showIcon title={failure} />}
      {asked !== "" && result === null && failure === null && <Skeleton active />}
      {result !== null && (
        <>
          <div className="card">
            <div className="card-head">
              <h3>{words.understood}</h3>
              <span className="muted small">{words.confidence(percent(result.confidence))}</span>
            </div>
            <ul className="plain-list">
              {result.understood.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {result.understood.length === 0 && <p className="muted">{words.understoodNone}</p>}
          </div>
          {result.passages.length === 0 && <p className="muted table-note">{words.none}</p>}
          <ol className="explained-list">
            {result.passages.map((passage, index) => (
              <ExplainedPassage
                key={`${passage.file}#${passage.start}`}
                rank={index + 1}
                passage={passage}
                most={most}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function useExplained(text: string) {
  const [result, setResult] = useState<SearchResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    setResult(null);
    setFailure(null);
    if (text === "") return undefined;
    const leaving = new AbortController();
    explainSearch(text, leaving.signal).then(setResult, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(messageOf(error));
    });
    return () => leaving.abort();
  }, [text]);
  return { result, failure };
}
