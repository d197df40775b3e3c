import type { Status } from "../../api/youju.ts";
import { localTime } from "../../text/local-time.ts";
import { texts } from "../../texts.ts";

export function StateView({ status }: { status: Status }) {
  const { state } = texts.admin;
  const facts = [
    [state.documents, texts.welcome.held(status.documents, status.policies, status.reports)],
    [state.chunks, status.chunks.toLocaleString("zh-CN")],
    [state.generation, String(status.generation)],
    [state.indexedAt, status.indexed_at === null ? state.never : localTime(status.indexed_at)],
    [state.mode, state.modes[status.mode]],
    [state.embedder, status.embedder],
    [state.vectorIndex, status.vector_index],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
