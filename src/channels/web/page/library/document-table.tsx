import { Table, type TableColumnsType } from "antd";
import { documentStatuses } from "../../../../domain/document.ts";
import type { DocumentSummary } from "../../../../domain/view.ts";
import { SourceBadges } from "../shared/source-badges.tsx";
import type { OpenSource } from "../state/source-target.ts";
import { texts } from "../texts.ts";

const { columns: names, flags: flagNames } = texts.library;

interface DocumentTableProps {
  readonly documents: readonly DocumentSummary[];
  readonly onOpen: OpenSource;
}

export function DocumentTable({ documents, onOpen }: DocumentTableProps) {
  const columns: TableColumnsType<DocumentSummary> = [
    {
      title: names.title,
      sorter: (left, right) => left.title.localeCompare(right.title, "zh-CN"),
      render: (_, document) => (
        <>
          <button
            type="button"
            className="clause-link"
            onClick={() =>
              onOpen({ file: document.file, title: document.title, marks: [], focus: 0, article: null })
            }
          >
            {document.title}
          </button>
          <div className="muted small document-file">{document.file}</div>
        </>
      ),
    },
    {
      title: names.kind,
      width: 96,
      responsive: ["md"],
      render: (_, { kind }) => texts.library.kinds[kind],
    },
    {
      title: names.status,
      width: 132,
      filters: documentStatuses.map((status) => ({ text: status, value: status })),
      onFilter: (status, document) => document.status === status,
      render: (_, { kind, status }) =>
        kind === "report" ? null : <SourceBadges status={status} textKind="original" />,
    },
    {
      title: names.effective,
      width: 116,
      responsive: ["lg"],
      sorter: (left, right) => (left.effective ?? "").localeCompare(right.effective ?? ""),
      render: (_, { effective }) => effective,
    },
    {
      title: names.chunks,
      width: 88,
      align: "right",
      responsive: ["md"],
      sorter: (left, right) => left.chunks - right.chunks,
      dataIndex: "chunks",
    },
    {
      title: names.marks,
      width: 120,
      responsive: ["md"],
      render: (_, { flags }) =>
        flags.map((flag) => (
          <span key={flag} className="badge badge-plain">
            {flag in flagNames ? flagNames[flag as keyof typeof flagNames] : flag}
          </span>
        )),
    },
    {
      title: names.problems,
      responsive: ["lg"],
      render: (_, { problems }) => <span className="small">{problems.join("；")}</span>,
    },
  ];
  return (
    <Table
      size="middle"
      rowKey="file"
      columns={columns}
      dataSource={[...documents]}
      locale={{ emptyText: texts.library.none }}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true, showSizeChanger: true }}
    />
  );
}
