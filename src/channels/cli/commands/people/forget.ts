import { UsageError } from "../../../../errors.ts";
import { printJson, type Command } from "../../command.ts";

export const forgetCommand: Command = {
  name: "forget",
  usage: "forget 用户 [--access]",
  summary:
    "删除一个人留下的提问、反馈、草稿和聊天消息；--access 连同口令或使用权限；Telegram 用户写 telegram:编号",
  options: { access: { type: "boolean" } },
  run({ values, positionals, json, terminal, forget }) {
    const [user, ...rest] = positionals;
    if (user === undefined || rest.length > 0)
      throw new UsageError("要写一个用户名", "例如：youju forget 张三，或 youju forget telegram:123456789");
    const forgotten = forget(user, values["access"] === true);
    if (json) printJson(terminal, forgotten);
    else {
      const { questions, feedback, drafts, messages, access } = forgotten;
      terminal.out(
        [
          `已删除 ${user} 的：提问 ${questions}，反馈 ${feedback}，草稿 ${drafts}，聊天消息 ${messages}${access ? "，使用权限" : ""}`,
          "正在运行的服务在内存里记着的最近几问，最迟 2 小时后消失，重启即清；操作记录按规定保留",
          "",
        ].join("\n"),
      );
    }
    return Promise.resolve();
  },
};
