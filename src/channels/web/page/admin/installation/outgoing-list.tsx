import type { Outgoing } from "../../../../../domain/egress/outgoing.ts";
import { texts } from "../../texts.ts";

/** What leaves the machine, endpoint by endpoint; nothing is a good answer and said in words. */
export function OutgoingList({ outgoing }: { outgoing: readonly Outgoing[] }) {
  const { outgoing: words } = texts.admin;
  if (outgoing.length === 0) return <p className="all-inside">{words.none}</p>;
  return (
    <ul className="outgoing-list">
      {outgoing.map(({ to, host, outside, sends, internal }) => (
        <li key={`${to}#${host}`}>
          <div className="source-line">
            <strong>{words.names[to]}</strong>
            <code>{host}</code>
            <span className={outside ? "badge badge-warn" : "badge badge-good"}>
              {outside ? words.outside : words.inside}
            </span>
          </div>
          <p className="muted small">{words.sends(sends)}</p>
          <p className="muted small">{internal ? words.internal : words.noInternal}</p>
        </li>
      ))}
    </ul>
  );
}
