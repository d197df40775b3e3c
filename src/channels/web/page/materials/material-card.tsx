import { Button } from "antd";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { BookIcon, CheckIcon, PlusIcon } from "../shared/icons.tsx";
import { choosePrecedent, dropPrecedent, isSame, useChosenPrecedents } from "../state/chosen-precedents.ts";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { splitByWords } from "../text/split-by-words.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";

interface MaterialCardProps {
  readonly passage: SearchPassage;
  readonly topic: string;
  readonly onOpen: OpenSource;
}

/** One paragraph of a past report with where it stands. */
export function MaterialCard({ passage, topic, onOpen }: MaterialCardProps) {
  const { file, title, path, text, start, end } = passage;
  const open = (): void => onOpen({ ...wholeTarget({ file, title }), marks: [{ start, end }] });
  const chosen = useChosenPrecedents().some((one) => isSame(one, passage));
  const precedent = { file, title, start, end, text };
  return (
    <li className={chosen ? "material is-chosen" : "material"}>
      <p className="material-source">
        <span>{inMarks(title)}</span>
        {path !== "" && <span className="muted">{path}</span>}
      </p>
      <p className="material-text">
        {splitByWords(text, topic).map(({ piece, found, at }) =>
          found ? <mark key={at}>{piece}</mark> : piece,
        )}
      </p>
      <div className="material-actions">
        <CopyButton label={texts.materials.copy} text={text} />
        <CopyButton
          label={texts.materials.copyWithSource}
          text={`${text}\n——${inMarks(title)}${path === "" ? "" : `，${path}`}`}
        />
        <Button type="text" size="small" icon={<BookIcon />} onClick={open}>
          {texts.source.open}
        </Button>
        <Button
          type="text"
          size="small"
          icon={chosen ? <CheckIcon /> : <PlusIcon />}
          aria-pressed={chosen}
          onClick={() => (chosen ? dropPrecedent(precedent) : choosePrecedent(precedent))}
        >
          {chosen ? texts.materials.isChosen : texts.materials.choose}
        </Button>
      </div>
    </li>
  );
}
