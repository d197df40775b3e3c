import { Button } from "antd";
import type { DocumentVersion, DocumentView } from "../../../../domain/documents/view.ts";
import { comparisonAddress } from "../library/compare/comparison-address.ts";
import { hashOf } from "../state/use-room.ts";
import { SourceBadges } from "../shared/source-badges.tsx";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { inMarks } from "../text/source-words.ts";
import { texts } from "../texts.ts";

interface VersionListProps {
  readonly view: DocumentView;
  readonly onOpen: OpenSource;
  /** Leads to a whole view of its own: the panel goes. */
  readonly onClose: () => void;
}

/** The other versions of the same regulation that are held. */
export function VersionList({ view, onOpen, onClose }: VersionListProps) {
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
            <span className="spacer" />
            <Button size="small" href={hashOf("library", addressOf(view, version))} onClick={onClose}>
              {library.compareWith}
            </Button>
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

/** The older text on the left; of two without dates the one that was open. */
function addressOf({ meta }: DocumentView, version: DocumentVersion): string {
  const isOlder = (version.effective ?? "") < (meta.effectiveOn ?? "");
  return isOlder ? comparisonAddress(version.file, meta.file) : comparisonAddress(meta.file, version.file);
}
