import { Alert, Button } from "antd";
import type { DocumentMeta } from "../../../../domain/documents/document.ts";
import type { DocumentView } from "../../../../domain/documents/view.ts";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { texts } from "../texts.ts";

/** What is known about the document, above its text; a text not in force says so first. */
export function DocumentFacts({ view, onOpen }: { view: DocumentView; onOpen: OpenSource }) {
  const { meta, current = null } = view;
  const { source } = texts;
  const facts = [
    [source.issuer, meta.issuer],
    [source.number, meta.documentNumber],
    [source.issuedOn, meta.issuedOn],
    [source.effectiveOn, meta.effectiveOn],
    [source.period, meta.period],
    [source.file, meta.file],
  ].filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== "");
  const warning = warningOf(meta);
  return (
    <div className="document-facts">
      {warning !== null && (
        <Alert
          type="warning"
          showIcon
          title={warning}
          action={
            current !== null && (
              <Button size="small" onClick={() => onOpen(wholeTarget(current))}>
                {source.openCurrent}
              </Button>
            )
          }
        />
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function warningOf({ status, supersededBy }: DocumentMeta): string | null {
  if (supersededBy !== null) return texts.source.supersededBy(supersededBy);
  return status === "现行" || status === "未知" ? null : texts.source.notCurrent(status);
}
