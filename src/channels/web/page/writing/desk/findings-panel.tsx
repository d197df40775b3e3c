import { Alert, Button } from "antd";
import type { Unsupported } from "../../../../../domain/answers/answer.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { EditorMark } from "../editor/editor-mark.ts";
import type { PlacedFinding } from "./draft-marks.ts";

interface FindingsPanelProps {
  /** Null while the text is read for the first time. */
  readonly findings: readonly PlacedFinding[] | null;
  readonly unsupported: readonly Unsupported[];
  readonly onGoTo: (mark: EditorMark) => void;
  readonly onReplace: (mark: EditorMark, text: string) => void;
}

/** What a reader would mark, each a step away from its place. */
export function FindingsPanel({ findings, unsupported, onGoTo, onReplace }: FindingsPanelProps) {
  const { check } = writingTexts;
  return (
    <div className="panel-body">
      {unsupported.length > 0 && (
        <Alert
          className="failure"
          type="warning"
          title={check.unsupportedLead}
          description={
            <ul className="unsupported">
              {unsupported.map(({ text, reason }) => (
                <li key={`${reason}#${text}`}>
                  {reason}：<q>{text}</q>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {findings === null ? (
        <p className="muted">{check.running}</p>
      ) : findings.length === 0 ? (
        <p className="muted">{check.clean}</p>
      ) : (
        <>
          <p>{check.found(findings.length)}</p>
          <ol className="finding-list">
            {findings.map((placed) => (
              <FindingItem key={keyOf(placed)} placed={placed} onGoTo={onGoTo} onReplace={onReplace} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

type FindingItemProps = Pick<FindingsPanelProps, "onGoTo" | "onReplace"> & { readonly placed: PlacedFinding };

function FindingItem({ placed, onGoTo, onReplace }: FindingItemProps) {
  const { check } = writingTexts;
  const { finding, mark } = placed;
  const isWorst = finding.rule === "套稿残留";
  const place = mark === null ? check.whole : check.line(finding.line);
  return (
    <li className="finding">
      <p className="finding-head">
        <span className={isWorst ? "badge badge-bad" : "badge badge-warn"}>{finding.rule}</span>
        <span className="muted small">{place}</span>
      </p>
      <p>{finding.problem}</p>
      {mark !== null && (
        <button type="button" className="finding-text one-line" onClick={() => onGoTo(mark)}>
          {finding.text}
        </button>
      )}
      {mark !== null && finding.rule === "错别字" ? (
        // The one rule whose advice is the right word itself.
        <Button size="small" onClick={() => onReplace(mark, finding.fix)}>
          {check.replace(finding.fix)}
        </Button>
      ) : (
        <p className="muted small">
          {check.fix}：{finding.fix}
        </p>
      )}
    </li>
  );
}

function keyOf({ finding }: PlacedFinding): string {
  return `${finding.rule}#${finding.start}#${finding.problem}`;
}
