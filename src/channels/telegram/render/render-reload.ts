import type { ReloadEvent, ReloadReport, ReloadStage } from "../../../domain/operation/reload.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";

const stageNames: Readonly<Record<ReloadStage, string>> = {
  scan: "查找文件",
  read: "读取文件",
  embed: "计算语义",
  index: "建立索引",
  commit: "保存",
};

const barWidth = 12;
/** A list longer than this is for the web page or the terminal, not for a chat. */
const mostLines = 30;

type ProgressEvent = Extract<ReloadEvent, { type: "reload-progress" }>;

/** Items a second of the running stage; null until there is something to divide. */
export function createRateMeter(now: () => number): (event: ProgressEvent) => number | null {
  let stage: ReloadStage | null = null;
  let startedAt = 0;
  let startedWith = 0;
  return (event) => {
    if (event.stage !== stage) {
      stage = event.stage;
      startedAt = now();
      startedWith = event.done;
    }
    const seconds = (now() - startedAt) / 1_000;
    return seconds < 1 ? null : (event.done - startedWith) / seconds;
  };
}

export function renderProgress(event: ProgressEvent, perSecond: number | null): string {
  const share = event.total > 0 ? Math.min(event.done / event.total, 1) : 0;
  const full = Math.round(share * barWidth);
  const bar = "█".repeat(full) + "░".repeat(barWidth - full);
  const count = event.total > 0 ? ` ${String(event.done)}/${String(event.total)}` : "";
  const rate = perSecond === null || perSecond < 1 ? "" : `，每秒 ${String(Math.round(perSecond))}`;
  return `正在更新资料：${stageNames[event.stage]}\n${bar}${count}${rate}`;
}

/** `withheld`: lines about files that are not named here. */
export function renderReport(report: ReloadReport, withheld = 0): RichText {
  const pieces: RichPiece[] = [
    bold("资料已更新"),
    `，用时 ${(report.took_ms / 1000).toFixed(1)} 秒\n`,
    `新增 ${String(report.added)}，修改 ${String(report.changed)}，移除 ${String(report.removed)}，`,
    `未变 ${String(report.unchanged)}；共 ${String(report.chunks)} 条`,
  ];
  pieces.push(
    ...section(
      "未能读取",
      report.rejected.map(
        (item) => `${item.file}：${item.reason}${item.fix === "" ? "" : `（${item.fix}）`}`,
      ),
    ),
    ...section(
      "重复文件",
      report.duplicates.map((item) => `${item.file}（同 ${item.of}）`),
    ),
    ...section("仍用旧版", report.stale),
    ...section(
      "提示",
      report.warnings.map((item) => `${item.file}：${item.reason}`),
    ),
  );
  if (withheld > 0)
    pieces.push(`\n\n另有 ${String(withheld)} 条涉及内部资料或带密级标志的文件，请在电脑上查看。`);
  return richText(pieces);
}

function section(heading: string, lines: readonly string[]): RichPiece[] {
  if (lines.length === 0) return [];
  const rest = lines.length - mostLines;
  return [
    "\n\n",
    bold(`${heading}（${String(lines.length)}）`),
    ...lines.slice(0, mostLines).map((line) => `\n· ${line}`),
    ...(rest > 0 ? [`\n……另有 ${String(rest)} 个，请在电脑上查看`] : []),
  ];
}
