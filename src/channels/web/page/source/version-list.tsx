import type { DocumentView } from "../../../../domain/view.ts";
import { SourceBadges } from "../shared/source-badges.tsx";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";

interface VersionListProps {
  readonly view: DocumentView;
  readonly onOpen: OpenSource;
}

/** The other versions of the same regulation that are held. */
export function VersionList({ view, onOpen }: VersionListProps) {
  const { library, source } = texts;
  const { versions = [] } = view;
  if (versions.length === 0) return <p className="muted">{library.versionsNone}</p>;
  return (
    <ul className="version-list">
      {versions.map((version) => (
        <li key={version.file}>
          <div className="source-line">
            <button type="button" className="source-title" onClick={() => onOpen(wholeTarget(version))}>
              {inMarks(version.title)}
            </button>
            <SourceBadges status={version.status} textKind="original" />
          </div>
          {version.effective !== null && (
            <span className="muted small">
              {source.effectiveOn} {version.effective}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
