import type { ReloadEvent, ReloadRecord, ReloadReport } from "../../../domain/operation/reload.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";
import { createProgress } from "../progress.ts";

const historyLength = 20;

export const reloadCommand: Command = {
  name: "reload",
  usage: "reload [--full|--history]",
  summary: "让索引跟上资料文件夹；--full 全部重读；--history 看最近几次更新的时间、来由和结果",
  options: { full: { type: "boolean" }, history: { type: "boolean" } },
  async run(context) {
    const { values, json, terminal, reload } = context;
    if (values["history"] === true) return showHistory(context);
    const progress = createProgress(terminal);
    try {
      const report = await followToEnd(reload(values["full"] === true), progress.show);
      progress.stop();
      if (json) printJson(terminal, report);
      else terminal.out(describeReport(report));
    } finally {
      progress.stop();
    }
  },
};

async function followToEnd(
  events: AsyncIterable<ReloadEvent>,
  show: (event: ReloadEvent) => void,
): Promise<ReloadReport> {
  let report: ReloadReport | null = null;
  for await (const event of events) {
    show(event);
    if (event.type === "reload-end") ({ report } = event);
  }
  if (report === null) throw new Error("更新没有完成");
  return report;
}

async function showHistory({ json, terminal, openAssistant }: CommandContext): Promise<void> {
  const assistant = await openAssistant();
  try {
    const reloads = assistant.pastReloads(historyLength);
    if (json) printJson(terminal, { reloads });
    else terminal.out(reloads.map(describeRecord).join(""));
  } finally {
    await assistant.close();
  }
}

function describeRecord({ started_at, by, full, report, error }: ReloadRecord): string {
  const head = `${new Date(started_at).toLocaleString("zh-CN")}　${reasons[by] ?? by}${full ? "，全部重读" : ""}　`;
  return report === null ? `${head}没有完成：${error ?? ""}\n` : `${head}${describeReport(report)}`;
}

/** What a reload was started by, where it was not a person. */
const reasons: Readonly<Record<string, string>> = { start: "启动", watch: "文件有变动", cli: "命令行" };

function describeReport(report: ReloadReport): string {
  const lines = [
    `新增 ${report.added}，更新 ${report.changed}，删除 ${report.removed}，未变 ${report.unchanged}；共 ${report.chunks} 段，用时 ${(report.took_ms / 1000).toFixed(1)} 秒`,
    ...report.rejected.map(({ file, reason, fix }) => `未收录 ${file}：${reason}（${fix}）`),
    ...report.duplicates.map(({ file, of }) => `重复 ${file}：与 ${of} 内容相同，只收录一份`),
    ...report.stale.map((file) => `沿用旧版 ${file}：新内容读不出来`),
    ...report.warnings.map(({ file, reason }) => `注意 ${file}：${reason}`),
  ];
  return `${lines.join("\n")}\n`;
}
