import type { ReloadEvent, ReloadStage } from "../../domain/operation/reload.ts";

/** Ten times a second is as often as anyone looks; 55,000 messages would keep the main thread busy. */
const leastIntervalMs = 100;
/** A rate over less time than this says nothing. */
const leastMeasuredMs = 250;

type OnProgress = (stage: ReloadStage, done: number, total: number, file: string | null) => void;

/** Thins progress out and adds the rate; the first and the last of a stage always pass. */
export function createProgressMeter(
  send: (event: ReloadEvent) => void,
  clock: () => number = () => performance.now(),
): OnProgress {
  let stage: ReloadStage | null = null;
  let stageStarted = 0;
  let sentAt = -Infinity;
  return (next, done, total, file) => {
    const now = clock();
    const begins = next !== stage;
    if (begins) {
      stage = next;
      stageStarted = now;
    }
    if (!begins && done < total && now - sentAt < leastIntervalMs) return;
    sentAt = now;
    const elapsed = now - stageStarted;
    const rate = elapsed < leastMeasuredMs ? null : Math.round((done * 1000) / elapsed);
    send({ type: "reload-progress", stage: next, done, total, file, rate });
  };
}
