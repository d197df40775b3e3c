import { HttpError, type Transformer } from "grammy";
import type { Logger } from "../../../logger.ts";
import { describeFailure } from "./failures.ts";
import type { Line } from "./line.ts";

/**
 * Notes when the line breaks under a call. The runner repeats a failed getUpdates silently: the log is told once that
 * the line is down and once that it is back.
 */
export function watchNetwork(line: Line, logger: Logger): Transformer {
  let down = false;
  return async (previous, method, payload, signal) => {
    const isPoll = method === "getUpdates";
    try {
      const response = await previous(method, payload, signal);
      if (isPoll && response.ok && down) logger.info({}, "telegram reachable again");
      if (isPoll && response.ok) down = false;
      return response;
    } catch (error) {
      if (signal?.aborted === true) throw error;
      // A long poll is cut by many a proxy that carries everything else.
      if (error instanceof HttpError && !isPoll) line.broke();
      if (isPoll && !down) logger.warn(describeFailure(error), "telegram not reachable, will keep trying");
      if (isPoll) down = true;
      throw error;
    }
  };
}
