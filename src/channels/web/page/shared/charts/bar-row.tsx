interface BarRowProps {
  /** −1 to 1: the share of the longest bar; below 0 it counts against. */
  readonly share: number;
}

/** One bar of a list; the figure stands beside it as text. */
export function BarRow({ share }: BarRowProps) {
  const width = `${Math.max(Math.min(Math.abs(share), 1) * 100, 1)}%`;
  return (
    <span className="bar-row" aria-hidden="true">
      <span className={share < 0 ? "bar-length is-against" : "bar-length"} style={{ width }} />
    </span>
  );
}
