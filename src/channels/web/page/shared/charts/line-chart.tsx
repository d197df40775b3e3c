import { ticksTo } from "./axis.ts";
import { ChartFrame, type Legend } from "./chart-frame.tsx";

interface LineChartProps {
  readonly label: string;
  readonly names: readonly string[];
  /** Null where there is no figure: the line goes on to the next. */
  readonly lines: readonly (Legend & { readonly values: readonly (number | null)[] })[];
  readonly format: (value: number) => string;
  /** Shorter, for the axis. @default format */
  readonly formatTick?: (value: number) => string;
  /** Highest value of the axis; else it fits the figures. */
  readonly top?: number;
}

/** A line a series, with a point for each figure. */
export function LineChart({ label, names, lines, format, formatTick = format, top }: LineChartProps) {
  const highest = top ?? Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0);
  return (
    <ChartFrame label={label} names={names} ticks={ticksTo(highest)} legend={lines} format={formatTick}>
      {({ x, y }) =>
        lines.map(({ name, tone, values }) => {
          const points = values.flatMap((value, index) =>
            value === null
              ? []
              : [{ x: x(index), y: y(value), text: `${names[index]} ${name} ${format(value)}` }],
          );
          return (
            <g key={name}>
              <polyline
                className={`chart-line tone-${tone}`}
                points={points.map((point) => `${point.x},${point.y}`).join(" ")}
              />
              {points.map((point) => (
                <circle key={point.x} className={`chart-fill tone-${tone}`} cx={point.x} cy={point.y} r={3}>
                  <title>{point.text}</title>
                </circle>
              ))}
            </g>
          );
        })
      }
    </ChartFrame>
  );
}
