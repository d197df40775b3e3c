import { Button } from "antd";
import type { SearchPassage } from "../../../../domain/search.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { BookIcon } from "../shared/icons.tsx";
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
  return (
    <li className="material">
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
      </div>
    </li>
  );
}
