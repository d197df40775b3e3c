import type { Api } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import type { Logger } from "../../logger.ts";
import { describeFailure } from "./api/failures.ts";

const staffCommands: readonly BotCommand[] = [
  { command: "ask", description: "提问，如：/ask 党课一般多久上一次" },
  { command: "find", description: "以往材料怎么写的：/find 基层党组织换届" },
  { command: "draft", description: "起草：/draft 写一段2024年发展党员工作情况" },
  { command: "check", description: "检查文稿：文字写在后面，或回复一份文件" },
  { command: "compare", description: "比较两个版本：/compare 干部任用条例 2014 2019" },
  { command: "date", description: "推算期限：/date 拟任干部3月4日开始公示，哪天期满" },
  { command: "sources", description: "收录了哪些资料：/sources 换届" },
  { command: "new", description: "开始新的话题" },
  { command: "cancel", description: "停止正在进行的回答" },
  { command: "feedback", description: "评价上一个回答：/feedback 依据是旧规定" },
  { command: "help", description: "使用说明" },
];
/** A dialogue of many messages has its place in private. */
const privateOnly = new Set(["draft"]);
const startCommand: BotCommand = { command: "start", description: "开始使用" };
const adminCommands: readonly BotCommand[] = [
  { command: "reload", description: "更新资料索引" },
  { command: "documents", description: "资料清单和读取问题" },
  { command: "insights", description: "提问情况：/insights 7" },
  { command: "eval", description: "用题目文件评测" },
  { command: "status", description: "查看运行情况" },
  { command: "users", description: "查看谁能使用" },
  { command: "grant", description: "开通使用权限：/grant 编号 备注" },
  { command: "revoke", description: "停用使用权限：/revoke 编号" },
];

const ownCommands = new Set([startCommand, ...staffCommands, ...adminCommands].map((item) => item.command));

export function isOwnCommand(name: string): boolean {
  return ownCommands.has(name);
}

/** The menu only shows; the handlers check rights again. A failed scope never stops the bot. */
export async function publishCommandMenu(
  api: Api,
  adminIds: readonly number[],
  logger: Logger,
): Promise<void> {
  const privateCommands = [startCommand, ...staffCommands];
  const menus: { scope: BotCommandScope; commands: readonly BotCommand[] }[] = [
    { scope: { type: "all_private_chats" }, commands: privateCommands },
    {
      scope: { type: "all_group_chats" },
      commands: staffCommands.filter(({ command }) => !privateOnly.has(command)),
    },
    ...adminIds
      .filter((id) => id > 0)
      .map((id) => ({
        scope: { type: "chat" as const, chat_id: id },
        commands: [...privateCommands, ...adminCommands],
      })),
  ];
  for (const { scope, commands } of menus) {
    try {
      await api.setMyCommands(commands, { scope });
    } catch (error) {
      // An admin who never wrote to the bot has no chat yet: "chat not found".
      logger.debug({ scope: scope.type, ...describeFailure(error) }, "telegram command menu not set");
    }
  }
}
