import { Composer } from "grammy";
import { say } from "../sending/send.ts";
import type { BotContext } from "../intake/delivery.ts";
import { parseDeepLink } from "../callback-data.ts";
import { conversationOf, fileConversationOf, ownerOf } from "../intake/conversation.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { openSource } from "./asking/sources.ts";

const introduction = [
  "您好，我是“有据”，组织工作问答助手。",
  "直接写下问题即可，例如：党课一般多久上一次？",
  "回答逐句标注出处，点下方按钮可以看条文原文；没有依据的，我会直说。",
  "发送 /help 查看全部用法。",
].join("\n");

const staffHelp = [
  "直接发问题，或用 /ask 加问题。",
  "可以接着追问；换话题请发 /new，不想等了发 /cancel。",
  "在群里请 @我、回复我的消息，或用 /ask。",
  "/find 加主题，看以往材料怎么写，选一段用作范例；/draft 起草，/check 检查文稿。",
  "/compare 比较两个版本，/date 推算期限，/sources 看收录了哪些资料。",
  "回答下方的按钮打开所引条文，可翻看上一条、下一条，也可以复制成引用句；“有用”“没用”和 /feedback 用来评价。",
  "发来文件并写上问题，可以就这份文件一次性提问，不保存；也可以检查文稿。",
  "请勿发送涉密和内部资料。",
];

/** /start (also with a link to a source), /help, /new. */
export function createWelcomeFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, queue } = dependencies;
  const feature = new Composer<BotContext>();
  feature.command("start", async (ctx) => {
    const payload = ctx.match.trim();
    const reference = parseDeepLink(payload);
    if (reference !== null) await openSource(ctx, reference, dependencies);
    else if (payload.startsWith("src_")) await say(ctx, "这个链接不完整，请重新复制后再打开。");
    else await say(ctx, introduction);
  });
  feature.command("help", async (ctx) => {
    const adminHelp = access.isAdmin(ctx.from?.id ?? 0)
      ? [
          "管理员：把文件发到这里可以存入知识库；/reload 更新资料索引，/documents 查看资料清单，/status 查看运行情况，",
          "/insights 看提问情况，/users、/grant、/revoke 管理使用权限，/eval 评测。",
        ]
      : [];
    await say(ctx, [...staffHelp, ...adminHelp].join("\n"));
  });
  feature.command("new", async (ctx) => {
    const conversation = conversationOf(ctx);
    const ticket = { owner: ownerOf(ctx), conversation, updateId: ctx.update.update_id };
    // After the questions before it, or the last of them would be remembered again.
    await queue.run(
      ticket,
      () => undefined,
      async () => {
        const reader = access.readerFor(ctx);
        assistant.forgetConversation(conversation, reader);
        assistant.forgetConversation(fileConversationOf(ctx), reader);
        await say(ctx, "好的，前面的问题已放下，请开始新的话题。");
      },
    );
  });
  return feature;
}
