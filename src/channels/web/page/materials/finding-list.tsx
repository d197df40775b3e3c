import { Alert, Button } from "antd";
import { useState } from "react";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import type { OpenSource } from "../state/source-target.ts";
import { texts } from "../texts.ts";
import { MaterialCard } from "./material-card.tsx";
import { sortFindings } from "./sort-findings.ts";

interface FindingListProps {
  readonly passages: readonly SearchPassage[];
  readonly topic: string;
  readonly onOpen: OpenSource;
}

/** Paragraphs that name the topic first; what is only akin is called so. */
export function FindingList({ passages, topic, onOpen }: FindingListProps) {
  const { direct, near } = sortFindings(passages, topic);
  const [nearShown, setNearShown] = useState(false);
  const { materials } = texts;
  const cards = (some: readonly SearchPassage[]) => (
    <ul className="materials">
      {some.map((passage) => (
        <MaterialCard
          key={`${passage.file}#${passage.start}`}
          passage={passage}
          topic={topic}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
  return (
    <>
      {direct.length > 0 && (
        <>
          <p className="muted">{materials.found(direct.length)}</p>
          {cards(direct)}
        </>
      )}
      {direct.length === 0 && <Alert type="info" showIcon title={materials.notWritten(topic, near.length)} />}
      {near.length > 0 && direct.length > 0 && !nearShown && (
        <Button type="text" block onClick={() => setNearShown(true)}>
          {materials.showNear(near.length)}
        </Button>
      )}
      {near.length > 0 && (direct.length === 0 || nearShown) && (
        <>
          <h3 className="section-title">{materials.near}</h3>
          {cards(near)}
        </>
      )}
    </>
  );
}
