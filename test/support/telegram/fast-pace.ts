import { usualPace, type Pace } from "../../../src/channels/telegram/pace.ts";

/** How many times faster tests live: the bot waits that much less, the server's limits refill as fast. */
export const haste = 10;

const waits = Object.entries(usualPace).map(([name, wait]: [string, number | readonly number[]]) => [
  name,
  typeof wait === "number" ? wait / haste : wait.map((ms) => ms / haste),
]);

export const fastPace = Object.fromEntries(waits) as Pace;
