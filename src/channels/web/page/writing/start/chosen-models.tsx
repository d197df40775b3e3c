import { Button } from "antd";
import { type ChosenPrecedent, dropPrecedent } from "../../state/chosen-precedents.ts";
import { inMarks } from "../../text/source-words.ts";
import { writingTexts } from "../../texts/writing.ts";
import { RemoveIcon } from "../shared/writing-icons.tsx";

/** Paragraphs of past reports that were chosen as models for the next draft. */
export function ChosenModels({ chosen }: { chosen: readonly ChosenPrecedent[] }) {
  const { start } = writingTexts;
  if (chosen.length === 0) return null;
  return (
    <section>
      <h3 className="section-title">{start.precedents}</h3>
      <p className="muted small">{start.precedentsLead}</p>
      <ul className="model-list">
        {chosen.map((precedent) => (
          <li key={`${precedent.file}#${precedent.start}`}>
            <div>
              <p className="small">{inMarks(precedent.title)}</p>
              <p className="muted small clamp-2">{precedent.text}</p>
            </div>
            <Button
              type="text"
              size="small"
              icon={<RemoveIcon />}
              aria-label={start.dropPrecedent(precedent.title)}
              onClick={() => dropPrecedent(precedent)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
