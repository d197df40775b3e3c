/** Whether the line to the API server can be trusted. */
export interface Line {
  /** It broke a short while ago, so it may well break again. */
  readonly isShaky: boolean;
  broke(): void;
}

const shakyMs = 10 * 60_000;

export function createLine(now: () => number = () => performance.now()): Line {
  let brokeAt = -Infinity;
  return {
    get isShaky() {
      return now() - brokeAt < shakyMs;
    },
    broke: () => {
      brokeAt = now();
    },
  };
}
