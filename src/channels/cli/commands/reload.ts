import type { ReloadEvent, ReloadReport } from "../../../domain/reload.ts";
import { printJson, type Command } from "../command.ts";
import { createProgress } from "../progress.ts";

export const reloadCommand: Command = {
  name: "reload",
  usage: "reload [--full]",
  summary: "让索引跟上资料文件夹；--full 全部重读",
  options: { full: { type: "boolean" } },
  async run({ values, json, terminal, reload }) {
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
