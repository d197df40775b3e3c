import type { DocumentSummary } from "../../../../domain/documents/view.ts";
import { type Column, DataTable } from "../shared/data-table.tsx";
import { SourceBadges } from "../shared/source-badges.tsx";
import { type OpenSource, wholeTarget } from "../state/source-target.ts";
import { texts } from "../texts.ts";

const { columns: names, flags: flagNames } = texts.library;

interface DocumentTableProps {
  readonly documents: readonly DocumentSummary[];
  readonly onOpen: OpenSource;
}

export function DocumentTable({ documents, onOpen }: DocumentTableProps) {
  return (
    <DataTable
      label={texts.library.title}
      columns={columnsFor(onOpen)}
      rows={documents}
      rowKey={({ file }) => file}
      emptyText={texts.library.none}
    />
  );
}

function columnsFor(onOpen: OpenSource): readonly Column<DocumentSummary>[] {
  return [
    {
      key: "title",
      title: names.title,
      wraps: true,
      compare: (left, right) => left.title.localeCompare(right.title, "zh-CN"),
      render: ({ file, title }) => (
        <>
          <button type="button" className="clause-link" onClick={() => onOpen(wholeTarget({ file, title }))}>
            {title}
          </button>
          <div className="muted small document-file">{file}</div>
        </>
      ),
    },
    { key: "kind", title: names.kind, wideOnly: true, render: ({ kind }) => texts.library.kinds[kind] },
    {
      key: "status",
      title: names.status,
      compare: (left, right) => left.status.localeCompare(right.status, "zh-CN"),
      render: ({ kind, status }) =>
        kind === "report" ? null : <SourceBadges status={status} textKind="original" />,
    },
    {
      key: "effective",
      title: names.effective,
      wideOnly: true,
      compare: (left, right) => (left.effective ?? "").localeCompare(right.effective ?? ""),
      render: ({ effective }) => effective,
    },
    {
      key: "chunks",
      title: names.chunks,
      wideOnly: true,
      numeric: true,
      compare: (left, right) => left.chunks - right.chunks,
      render: ({ chunks }) => chunks,
    },
    {
      key: "marks",
      title: names.marks,
      wideOnly: true,
      render: ({ flags }) =>
        flags.map((flag) => (
          <span key={flag} className="badge badge-plain">
            {flag in flagNames ? flagNames[flag as keyof typeof flagNames] : flag}
          </span>
        )),
    },
    {
      key: "problems",
      title: names.problems,
      wraps: true,
      wideOnly: true,
      compare: (left, right) => left.problems.length - right.problems.length,
      render: ({ problems }) => <span className="small">{problems.join("；")}</span>,
    },
  ];
}
