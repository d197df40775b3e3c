import { localAdmin } from "../../../domain/people/reader.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command, type CommandContext } from "../command.ts";

/** Who the audit log names: whoever may run commands here is the admin of this computer. */
const actor = localAdmin.userId;

export const backupCommand: Command = {
  name: "backup",
  usage: "backup 新文件夹",
  summary: "把数据和资料完整备份到一个新文件夹，不影响正在使用的人",
  options: {},
  async run(context) {
    const out = onlyPath(context, backupCommand.usage);
    // First, so that the copy holds the line as well.
    inOffice(context, "backup");
    const report = await context.backUp(out);
    if (context.json) printJson(context.terminal, report);
    else {
      const size = (report.bytes / 1024 / 1024).toFixed(1);
      context.terminal.out(`已备份 ${report.files} 个文件（${size} MB）到 ${report.folder}\n`);
    }
  },
};

export const restoreCommand: Command = {
  name: "restore",
  usage: "restore 备份文件夹",
  summary: "用备份换下现有的数据和资料（先停止有据）；换下的内容另存，不会删除",
  options: {},
  async run(context) {
    const report = await context.restore(onlyPath(context, restoreCommand.usage));
    inOffice(context, "restore");
    if (context.json) printJson(context.terminal, report);
    else {
      context.terminal.out(`已恢复 ${report.files} 个文件\n`);
      for (const folder of report.before) context.terminal.out(`原有内容保存在 ${folder}\n`);
    }
  },
};

function onlyPath({ positionals }: CommandContext, usage: string): string {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError("要写一个文件夹", `正确写法：youju ${usage}`);
  return path;
}

function inOffice({ openOffice }: CommandContext, action: "backup" | "restore"): void {
  const office = openOffice();
  try {
    office.audit.append({ actor, action });
  } finally {
    office.close();
  }
}
