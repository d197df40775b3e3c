import { Composer } from "grammy";
import type { AssistantStatus } from "../../../../domain/documents/view.ts";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { forAdmins } from "./for-admins.ts";

export function createStatusFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, store, queue } = dependencies;
  const feature = new Composer<BotContext>();
  feature.command(
    "status",
    forAdmins(access, "查看运行情况", async (ctx) => {
      // The update of this very command is waiting too, until it is answered.
      const waiting = store.inbox.waitingCount() - 1;
      const chat = `聊天：排队 ${String(queue.waiting)}，待处理 ${String(Math.max(waiting, 0))}`;
      await say(ctx, `${statusText(assistant.status())}\n${chat}`);
    }),
  );
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
