import { ticksTo } from "./axis.ts";
import { ChartFrame, type Legend } from "./chart-frame.tsx";

interface StackedBarsProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly parts: readonly (Legend & { readonly values: readonly number[] })[];
}

/** A bar an entry, its parts on top of each other; each part says its figure when pointed at. */
export function StackedBars({ label, names, parts }: StackedBarsProps) {
  const sums = names.map((_, index) => parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  return (
    <ChartFrame
      label={label}
      names={names}
      ticks={ticksTo(Math.max(...sums, 1)).filter(Number.isInteger)}
      legend={parts}
      format={String}
    >
      {({ x, y, each }) =>
        names.map((day, index) => {
          const width = Math.max(1, Math.min(28, each * 0.7));
          let below = 0;
          return (
            <g key={day}>
              {parts.map(({ name, tone, values }) => {
                const value = values[index] ?? 0;
                const from = below;
                below += value;
                return value === 0 ? null : (
                  <rect
                    key={name}
                    className={`chart-fill tone-${tone}`}
                    x={x(index) - width / 2}
                    width={width}
                    y={y(below)}
                    height={y(from) - y(below)}
                  >
                    <title>{`${day} ${name} ${value}`}</title>
                  </rect>
                );
              })}
            </g>
          );
        })
      }
    </ChartFrame>
  );
}
