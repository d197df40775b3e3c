import { Button, Empty, Input, Segmented, Select, Skeleton } from "antd";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { LoadFailure } from "../shared/load-failure.tsx";
import type { OpenSource } from "../state/source-target.ts";
import { goTo } from "../state/use-room.ts";
import { yearOf } from "../text/year-of.ts";
import { texts } from "../texts.ts";
import { ChosenBar } from "./chosen-bar.tsx";
import { FindingList } from "./finding-list.tsx";
import { HeadingList } from "./heading-list.tsx";
import { useMaterials } from "./use-materials.ts";
import "../styles/materials.css";

interface MaterialsRoomProps {
  /** What is looked for, from the address. */
  readonly topic: string;
  readonly onOpen: OpenSource;
}

type View = "paragraphs" | "headings";

/** 素材: whole paragraphs and headings of past reports on a topic, to copy or to learn from. */
export function MaterialsRoom({ topic, onOpen }: MaterialsRoomProps) {
  const [words, setWords] = useState(topic);
  const [year, setYear] = useState<string | null>(null);
  const [view, setView] = useState<View>("paragraphs");
  const { passages, failure, busy, again } = useMaterials(topic);
  const years = useMemo(
    () => [...new Set((passages ?? []).map(yearOf).filter((found) => found !== null))].sort().reverse(),
    [passages],
  );
  const shown = (passages ?? []).filter((passage) => year === null || yearOf(passage) === year);
  useEffect(() => {
    setWords(topic);
    setYear(null);
  }, [topic]);

  const { materials } = texts;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() === topic) again();
    else goTo("materials", words.trim());
  };
  return (
    <div className="room">
      <h2 className="room-title">{materials.title}</h2>
      <form className="room-bar" role="search" onSubmit={submit}>
        <Input
          className="grows"
          size="large"
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={materials.placeholder}
          aria-label={materials.label}
          maxLength={200}
        />
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={words.trim() === ""}>
          {materials.search}
        </Button>
      </form>
      {topic === "" && <Start />}
      {failure !== null && <LoadFailure message={failure} onRetry={again} />}
      {busy && <Skeleton active />}
      {passages?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={materials.none(topic)} />
      )}
      {passages !== null && passages.length > 0 && (
        <>
          <div className="room-bar">
            <Segmented
              value={view}
              onChange={setView}
              options={(["paragraphs", "headings"] as const).map((value) => ({
                value,
                label: materials.views[value],
              }))}
            />
            <span className="spacer" />
            {years.length > 1 && (
              <Select
                className="year-choice"
                value={year}
                onChange={setYear}
                aria-label={materials.years}
                options={[
                  { value: null, label: materials.allYears },
                  ...years.map((value) => ({ value, label: `${value} 年` })),
                ]}
              />
            )}
          </div>
          {view === "paragraphs" ? (
            <FindingList key={topic} passages={shown} topic={topic} onOpen={onOpen} />
          ) : (
            <HeadingList passages={shown} topic={topic} onOpen={onOpen} />
          )}
        </>
      )}
      <ChosenBar />
    </div>
  );
}

/** What a newcomer can look for. */
function Start() {
  const { materials } = texts;
  return (
    <div className="materials-start">
      <p className="muted">{materials.start}</p>
      <ul className="follow-ups">
        {materials.examples.map((example) => (
          <li key={example}>
            <button type="button" className="follow-up" onClick={() => goTo("materials", example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
