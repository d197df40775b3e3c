import { Presets, SingleBar } from "cli-progress";
import type { ReloadEvent, ReloadStage } from "../../domain/operation/reload.ts";
import type { Terminal } from "./command.ts";

const stageNames: Readonly<Record<ReloadStage, string>> = {
  scan: "查看文件",
  read: "读取文件",
  embed: "计算向量",
  index: "建立索引",
  commit: "切换索引",
};

export interface Progress {
  readonly show: (event: ReloadEvent) => void;
  stop(): void;
}

/** A progress bar on stderr, only on a real terminal. */
export function createProgress(terminal: Terminal): Progress {
  if (!terminal.isInteractive) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: "{stage} {bar} {value}/{total} {rate}{file}", hideCursor: true, clearOnComplete: true },
    Presets.rect,
  );
  let started = false;
  return {
    show(event) {
      if (event.type !== "reload-progress") return;
      const rate = event.rate === undefined || event.rate === null ? "" : `每秒 ${event.rate} `;
      const payload = { stage: stageNames[event.stage], rate, file: event.file ?? "" };
      if (!started) bar.start(Math.max(event.total, 1), event.done, payload);
      started = true;
      bar.setTotal(Math.max(event.total, 1));
      bar.update(event.done, payload);
    },
    stop: () => bar.stop(),
  };
}
