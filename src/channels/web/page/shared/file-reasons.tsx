import { texts } from "../texts.ts";
import { CopyButton } from "./copy-button.tsx";

export interface FileReason {
  readonly file: string;
  readonly reason: string;
  readonly fix?: string;
}

/** Files with what was wrong with each and how to mend it; long lists scroll, and can be taken along. */
export function FileReasons({ title = "", files }: { title?: string; files: readonly FileReason[] }) {
  if (files.length === 0) return null;
  const isLong = files.length > 5;
  const lines = files.map(lineOf);
  return (
    <>
      {(title !== "" || isLong) && (
        <p className="room-bar">
          {title}
          {isLong && <CopyButton label={texts.reload.copyList} text={lines.join("\n")} />}
        </p>
      )}
      <ul className="file-reasons" tabIndex={isLong ? 0 : undefined} aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function lineOf({ file, reason, fix }: FileReason): string {
  return `${file}：${reason}${fix === undefined || fix === "" ? "" : `，${fix}`}`;
}
