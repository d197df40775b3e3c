import type { Setting } from "../../../../../domain/operation/installation.ts";
import { type Column, DataTable } from "../../shared/data-table.tsx";
import { texts } from "../../texts.ts";

const { settings: words } = texts.admin;

const columns: readonly Column<Setting>[] = [
  {
    key: "name",
    title: words.name,
    wraps: true,
    render: ({ name, purpose }) => (
      <>
        <code>{name}</code>
        <div className="muted small">{purpose}</div>
      </>
    ),
  },
  {
    key: "value",
    title: words.value,
    wraps: true,
    render: ({ value }) =>
      value === null ? <span className="muted">{words.unset}</span> : <code>{value}</code>,
  },
];

/** What the environment sets; the others keep their defaults. */
export function SettingsList({ settings }: { settings: readonly Setting[] }) {
  const set = settings.filter(({ value }) => value !== null);
  const rest = settings.filter(({ value }) => value === null);
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.title}</h3>
      </div>
      <p className="muted small">{words.lead}</p>
      {set.length > 0 && (
        <DataTable
          label={words.title}
          columns={columns}
          rows={set}
          rowKey={({ name }) => name}
          emptyText=""
        />
      )}
      <details className="more-settings">
        <summary>{words.rest(rest.length)}</summary>
        <DataTable
          label={words.unset}
          columns={columns}
          rows={rest}
          rowKey={({ name }) => name}
          emptyText=""
        />
      </details>
    </section>
  );
}
