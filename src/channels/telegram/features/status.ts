import { Composer, type Context } from "grammy";
import type { AssistantStatus } from "../../../domain/view.ts";
import { sendRichText } from "../api/send.ts";
import type { TelegramDependencies } from "../dependencies.ts";
import { richText } from "../render/rich-text.ts";

export function createStatusFeature({ assistant, access }: TelegramDependencies): Composer<Context> {
  const feature = new Composer();
  feature.command("status", async (ctx) => {
    if (access.isAdmin(ctx.from?.id ?? 0))
      await sendRichText(ctx, richText([statusText(assistant.status())]));
    else await ctx.reply("只有管理员可以查看运行情况。");
  });
  return feature;
}

function statusText(status: AssistantStatus): string {
  const lines = [
    `资料 ${String(status.documents)} 份（制度 ${String(status.policies)}，材料 ${String(status.reports)}），条目 ${String(status.chunks)}`,
    `索引第 ${String(status.generation)} 版，建于 ${status.indexed_at ?? "尚未建立"}`,
    `回答方式：${status.mode === "generated" ? "模型成文" : "原文摘录"}`,
    `语义：${status.embedder}；检索：${status.vector_index}`,
    ...(status.reloading ? ["资料正在更新"] : []),
    ...status.notices,
  ];
  return lines.join("\n");
}
