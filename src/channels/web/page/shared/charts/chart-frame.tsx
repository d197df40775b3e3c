import type { ReactNode } from "react";
import { labelsShown } from "./axis.ts";
import { useWidth } from "./use-width.ts";

export interface Plot {
  /** Px from the left edge to the middle of entry `index`. */
  readonly x: (index: number) => number;
  /** Px from the top to `value`. */
  readonly y: (value: number) => number;
  /** Px of the width that one entry has. */
  readonly each: number;
}

export interface Legend {
  readonly name: string;
  /** 1 to 3: a colour of the page. */
  readonly tone: 1 | 2 | 3;
}

interface ChartFrameProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly ticks: readonly number[];
  readonly legend: readonly Legend[];
  readonly format: (value: number) => string;
  readonly children: (plot: Plot) => ReactNode;
}

const height = 190;
const edge = { top: 8, right: 16, bottom: 22, left: 44 };
const labelWidth = 46;

/**
 * Axes, grid and legend around what is drawn. Plain SVG: a chart library is larger than this whole room,
 * and those that draw text by style sheets break the Content-Security-Policy.
 */
export function ChartFrame({ label, names, ticks, legend, format, children }: ChartFrameProps) {
  const [place, width] = useWidth<HTMLDivElement>();
  const inner = Math.max(width - edge.left - edge.right, 0);
  const top = ticks.at(-1) ?? 1;
  const each = inner / Math.max(names.length, 1);
  const plot: Plot = {
    x: (index) => edge.left + (index + 0.5) * each,
    y: (value) => edge.top + (height - edge.top - edge.bottom) * (1 - value / top),
    each,
  };
  return (
    <figure className="chart">
      <figcaption className="chart-caption">
        <span className="chart-title">{label}</span>
        {legend.map(({ name, tone }) => (
          <span key={name} className="chart-key">
            <span className={`chart-swatch tone-${tone}`} aria-hidden="true" />
            {name}
          </span>
        ))}
      </figcaption>
      <div ref={place}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={label}>
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  className="chart-grid"
                  x1={edge.left}
                  x2={width - edge.right}
                  y1={plot.y(tick)}
                  y2={plot.y(tick)}
                />
                <text className="chart-text" x={edge.left - 8} y={plot.y(tick) + 4} textAnchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            {children(plot)}
            {labelsShown(names.length, inner, labelWidth).map((index) => (
              <text key={index} className="chart-text" x={plot.x(index)} y={height - 5} textAnchor="middle">
                {names[index]}
              </text>
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}
