import { Checkbox, Empty, Input, Segmented, Select, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { documentStatuses } from "../../../../domain/documents/document.ts";
import { fetchDocuments } from "../api/library.ts";
import { LoadFailure } from "../shared/load-failure.tsx";
import { ReloadButton } from "../shared/reload-button.tsx";
import type { OpenSource } from "../state/source-target.ts";
import { useFetched } from "../state/use-fetched.ts";
import { statusWord } from "../text/source-words.ts";
import { texts } from "../texts.ts";
import { parseComparison } from "./compare/comparison-address.ts";
import { CompareView } from "./compare/compare-view.tsx";
import { DocumentTable } from "./document-table.tsx";
import { type DocumentFilter, filterDocuments } from "./filter-documents.ts";
import { ReloadHistory } from "./reload-history.tsx";
import { UploadBox } from "./upload-box.tsx";
import "../styles/library.css";

interface LibraryRoomProps {
  readonly role: "staff" | "admin";
  readonly onOpen: OpenSource;
  readonly onReloaded: () => void;
}

/** 资料: the documents that are held, or two of them side by side. */
export function LibraryRoom({ detail, ...rest }: LibraryRoomProps & { readonly detail: string }) {
  const compared = parseComparison(detail);
  return compared === null ? <Documents {...rest} /> : <CompareView {...compared} onOpen={rest.onOpen} />;
}

/** What is held and how well it could be read; admins add files and bring the index up to date. */
function Documents({ role, onOpen, onReloaded }: LibraryRoomProps) {
  const { value: documents, failure, refresh } = useFetched(fetchDocuments);
  const [filter, setFilter] = useState<DocumentFilter>({
    text: "",
    kind: "all",
    status: "all",
    onlyProblems: false,
  });
  const [reloads, setReloads] = useState(0);
  const [uploaded, setUploaded] = useState(0);
  const shown = useMemo(() => filterDocuments(documents ?? [], filter), [documents, filter]);
  const statuses = useMemo(
    () => documentStatuses.filter((status) => documents?.some((document) => document.status === status)),
    [documents],
  );
  const reloaded = (): void => {
    refresh();
    setReloads((count) => count + 1);
    onReloaded();
  };

  return (
    <div className="room is-wide">
      <div className="room-bar">
        <h2 className="room-title">{texts.library.title}</h2>
        {documents !== null && (
          <span className="muted">{texts.library.count(shown.length, documents.length)}</span>
        )}
      </div>
      {role === "admin" && (
        <>
          <UploadBox onUploaded={() => setUploaded((count) => count + 1)} />
          <ReloadButton key={uploaded} startAtOnce={uploaded > 0} onReloaded={reloaded} />
        </>
      )}
      {failure !== null && <LoadFailure message={failure} onRetry={refresh} />}
      {documents === null && failure === null && <Skeleton active />}
      {documents !== null && documents.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.library.empty} />
      )}
      {documents !== null && documents.length > 0 && (
        <>
          <div className="room-bar">
            <Input
              className="grows"
              allowClear
              value={filter.text}
              onChange={(event) => setFilter({ ...filter, text: event.target.value })}
              placeholder={texts.library.search}
              aria-label={texts.library.search}
            />
            <Segmented
              value={filter.kind}
              onChange={(kind) => setFilter({ ...filter, kind })}
              options={(["all", "policy", "report"] as const).map((value) => ({
                value,
                label: texts.library.kinds[value],
              }))}
            />
            <Select
              className="status-choice"
              value={filter.status}
              onChange={(status) => setFilter({ ...filter, status })}
              aria-label={texts.library.columns.status}
              options={[
                { value: "all", label: texts.library.statuses.all },
                ...statuses.map((value) => ({ value, label: statusWord(value) })),
              ]}
            />
            <Checkbox
              checked={filter.onlyProblems}
              onChange={(event) => setFilter({ ...filter, onlyProblems: event.target.checked })}
            >
              {texts.library.onlyProblems}
            </Checkbox>
          </div>
          <DocumentTable documents={shown} onOpen={onOpen} />
          {role === "admin" && <ReloadHistory key={reloads} />}
        </>
      )}
    </div>
  );
}
