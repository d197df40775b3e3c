import { Button, Empty, Input, Select } from "antd";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { SearchPassage } from "../../../../domain/search.ts";
import { messageOf } from "../api/http.ts";
import { searchMaterials } from "../api/library.ts";
import { LoadFailure } from "../shared/load-failure.tsx";
import type { OpenSource } from "../state/source-target.ts";
import { texts } from "../texts.ts";
import { yearOf } from "../text/year-of.ts";
import { MaterialCard } from "./material-card.tsx";
import "../styles/materials.css";

/** 素材: whole paragraphs of past reports on a topic, to copy or to learn from. */
export function MaterialsRoom({ onOpen }: { onOpen: OpenSource }) {
  const [topic, setTopic] = useState("");
  const [year, setYear] = useState<string | null>(null);
  const { passages, failure, busy, search } = useMaterials();
  const years = useMemo(
    () => [...new Set((passages ?? []).map(yearOf).filter((found) => found !== null))],
    [passages],
  );
  const shown = (passages ?? []).filter((passage) => year === null || yearOf(passage) === year);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setYear(null);
    if (topic.trim() !== "") search(topic.trim());
  };
  return (
    <div className="room">
      <h2 className="room-title">{texts.materials.title}</h2>
      <form className="room-bar" role="search" onSubmit={submit}>
        <Input
          className="grows"
          size="large"
          allowClear
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
          placeholder={texts.materials.placeholder}
          aria-label={texts.materials.label}
          maxLength={200}
        />
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={topic.trim() === ""}>
          {texts.materials.search}
        </Button>
      </form>
      {failure !== null && <LoadFailure message={failure} onRetry={() => search(topic.trim())} />}
      {passages === null && failure === null && <p className="muted">{texts.materials.start}</p>}
      {passages !== null && passages.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.materials.none} />
      )}
      {shown.length > 0 && (
        <>
          <div className="room-bar">
            <span className="muted">{texts.materials.found(shown.length)}</span>
            <span className="spacer" />
            {years.length > 1 && (
              <Select
                value={year}
                onChange={setYear}
                aria-label={texts.materials.years}
                options={[
                  { value: null, label: texts.materials.allYears },
                  ...years.map((value) => ({ value, label: value })),
                ]}
              />
            )}
          </div>
          <ul className="materials">
            {shown.map((passage) => (
              <MaterialCard
                key={`${passage.file}#${passage.start}`}
                passage={passage}
                topic={topic}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function useMaterials() {
  const [passages, setPassages] = useState<readonly SearchPassage[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const search = (topic: string): void => {
    running.current?.abort();
    const leaving = new AbortController();
    running.current = leaving;
    setBusy(true);
    searchMaterials(topic, leaving.signal).then(
      (result) => {
        setFailure(null);
        setPassages(result.passages);
        setBusy(false);
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setFailure(messageOf(error));
        setBusy(false);
      },
    );
  };
  return { passages, failure, busy, search };
}
