import type { Transformer } from "grammy";
import type { Logger } from "../../../logger.ts";
import { describeFailure } from "./failures.ts";

/** The runner repeats a failed getUpdates silently; say once that the line is down and once that it is back. */
export function watchNetwork(logger: Logger): Transformer {
  let down = false;
  return async (previous, method, payload, signal) => {
    if (method !== "getUpdates") return await previous(method, payload, signal);
    try {
      const response = await previous(method, payload, signal);
      if (response.ok && down) logger.info({}, "telegram reachable again");
      if (response.ok) down = false;
      return response;
    } catch (error) {
      if (!down && signal?.aborted !== true)
        logger.warn(describeFailure(error), "telegram not reachable, will keep trying");
      down = true;
      throw error;
    }
  };
}
