import type { AskedCounts } from "../../../../../domain/operation/insights.ts";
import { duration, percent } from "../../text/figures.ts";
import { texts } from "../../texts.ts";

/** The span in five figures. */
export function Totals({ total }: { total: AskedCounts }) {
  const { totals: words } = texts.admin.insights;
  const { questions, answered, refused, chat, p50_ms: middle, p95_ms: slow } = total;
  const asked = questions - chat;
  const figures = [
    [words.questions, String(questions)],
    [words.answered, asked === 0 ? "—" : percent(answered / asked)],
    [words.refused, String(refused)],
    [words.middle, middle === null ? "—" : duration(middle)],
    [words.slow, slow === null ? "—" : duration(slow)],
  ] as const;
  return (
    <dl className="totals">
      {figures.map(([name, figure]) => (
        <div key={name} className="total">
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
