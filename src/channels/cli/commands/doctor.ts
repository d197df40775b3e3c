import type { DoctorReport } from "../../../domain/egress/outgoing.ts";
import { printJson, type Command } from "../command.ts";

export const doctorCommand: Command = {
  name: "doctor",
  usage: "doctor",
  summary: "检查设置、接口、磁盘、索引和本机条件，列出哪些内容会离开本机",
  options: {},
  async run({ json, terminal, examine }) {
    const report = await examine();
    if (json) printJson(terminal, report);
    else terminal.out(describe(report));
  },
};

const names = { chat: "对话模型", embeddings: "向量模型", telegram: "Telegram" } as const;

function describe({ checks, outgoing }: DoctorReport): string {
  const lines = checks.map(
    ({ name, ok, detail, fix }) =>
      `${ok ? "正常" : "注意"}  ${name}：${detail}${fix === "" ? "" : `（${fix}）`}\n`,
  );
  const leaves = outgoing.map(
    ({ to, host, outside, sends, internal }) =>
      `  ${names[to]} ${host}（${outside ? "外部" : "本机或单位内"}）：${sends}；标为内部的资料${internal ? "也会发送" : "不发送"}\n`,
  );
  const heading = outgoing.some(({ outside }) => outside) ? "会离开本机的内容" : "没有内容离开本机或单位内网";
  return `${lines.join("")}\n${heading}\n${leaves.join("")}`;
}
