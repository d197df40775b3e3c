import type { DocumentStatus, TextKind } from "../../../../domain/documents/document.ts";
import { texts } from "../texts.ts";
import { statusWord } from "../text/source-words.ts";

const tones: Readonly<Record<DocumentStatus, string>> = {
  现行: "good",
  已修订: "warn",
  已有新版未收录: "warn",
  已废止: "bad",
  已失效: "bad",
  尚未生效: "info",
  未知: "plain",
};

/** Whether the text may be relied on, and whether its words are the issuer's own. */
export function SourceBadges({ status, textKind }: { status: DocumentStatus; textKind: TextKind }) {
  const kind = texts.source.textKinds[textKind];
  return (
    <span className="badges">
      <span className={`badge badge-${tones[status]}`}>{statusWord(status)}</span>
      {kind !== "" && <span className="text-kind">{kind}</span>}
    </span>
  );
}
