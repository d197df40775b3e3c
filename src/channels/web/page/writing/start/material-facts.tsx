import { Alert, Button } from "antd";
import type { Materials } from "../../../../../domain/writing/materials.ts";
import { writingTexts } from "../../texts/writing.ts";

interface MaterialFactsProps {
  readonly materials: Materials;
  readonly ticked: ReadonlySet<number>;
  readonly onTick: (ticked: ReadonlySet<number>) => void;
}

/** The facts found, by who reports them; none is ticked until somebody has looked at it. */
export function MaterialFacts({ materials, ticked, onTick }: MaterialFactsProps) {
  const { materials: words } = writingTexts;
  const { facts, earlier, notes } = materials;
  const groups = new Map<string, number[]>();
  for (const [index, { scope }] of facts.entries()) groups.set(scope, [...(groups.get(scope) ?? []), index]);
  const tick = (index: number, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(index);
    else next.delete(index);
    onTick(next);
  };
  return (
    <>
      {notes.length > 0 && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={words.notes}
          description={
            <ul className="notes">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          }
        />
      )}
      {facts.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <div className="facts-bar">
          <span role="status">{words.found(facts.length, ticked.size)}</span>
          <span className="spacer" />
          <Button type="text" size="small" onClick={() => onTick(new Set(facts.keys()))}>
            {words.all}
          </Button>
          <Button type="text" size="small" disabled={ticked.size === 0} onClick={() => onTick(new Set())}>
            {words.clear}
          </Button>
        </div>
      )}
      {[...groups].map(([scope, indexes]) => (
        <fieldset key={scope} className="material-group">
          <legend>{scope}</legend>
          {indexes.map((index) => {
            const fact = facts[index];
            return (
              fact !== undefined && (
                <label key={index} className="material-fact">
                  <input
                    type="checkbox"
                    checked={ticked.has(index)}
                    onChange={(event) => tick(index, event.target.checked)}
                  />
                  <span>
                    {fact.text}
                    <span className="muted small">
                      {fact.source !== null && words.place(fact.source.file, fact.source.place)}
                      {fact.before !== null && ` · ${words.before(fact.before)}`}
                    </span>
                  </span>
                </label>
              )
            );
          })}
        </fieldset>
      ))}
      {earlier.length > 0 && (
        <details>
          <summary className="small">{words.earlier(earlier.length)}</summary>
          <ul className="notes">
            {earlier.map(({ text, scope, source }) => (
              <li key={`${scope}#${text}#${source?.place ?? ""}`}>
                {scope}：{text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
