import { Composer } from "grammy";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { say } from "../../sending/send.ts";
import { writeDraft } from "./write-draft.ts";

const usage = "请写明要起草什么，例如：/draft 写一段2024年发展党员工作情况，300字，全年发展党员396名";

/** `/draft`: one draft, with what was left open and what it was modelled on. */
export function createDraftFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { writing } = dependencies.assistant;
  const feature = new Composer<BotContext>();
  feature.command("draft", async (ctx) => {
    const request = cleanText(ctx.match);
    if (ctx.chat.type !== "private") await say(ctx, "起草请在与我的私聊里进行。");
    else if (request === "") await say(ctx, usage);
    else await writeDraft(ctx, dependencies, (reader, signal) => writing.draft({ request }, reader, signal));
  });
  return feature;
}
