import { Composer, type CommandContext } from "grammy";
import { describeError, YoujuError } from "../../../../errors.ts";
import { describeFailure } from "../../api/failures.ts";
import { startProgressMessage } from "../../sending/progress-message.ts";
import { say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { renderEvaluation } from "../../render/render-evaluation.ts";
import { richText } from "../../render/text/rich-text.ts";
import { forAdmins } from "./for-admins.ts";

const usage = "请先把题目文件（.jsonl，一行一题）发到这里，再回复那条消息发送 /eval。";

/** `/eval` in reply to a question set: scores retrieval and answers over it. */
export function createEvaluateFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { access, assistant, logger, download, pace } = dependencies;
  const feature = new Composer<BotContext>();

  const evaluate = async (ctx: CommandContext<BotContext>) => {
    const document = ctx.message?.reply_to_message?.document ?? ctx.message?.document;
    if (document === undefined) return await say(ctx, usage);
    const file = await download(ctx, document);
    if (typeof file === "string") return await say(ctx, file);
    const progress = await startProgressMessage(ctx, "正在评测……", null, pace);
    try {
      const evaluation = await assistant.evaluate(
        {
          questions: new TextDecoder().decode(file),
          name: document.file_name ?? "Telegram",
          retrievalOnly: false,
        },
        (done, total) => progress.show(`正在评测：${String(done)}/${String(total)}`),
      );
      await progress.end(renderEvaluation(evaluation));
    } catch (error) {
      if (!(error instanceof YoujuError)) throw error;
      logger.warn(describeFailure(error), "telegram evaluation failed");
      await progress.end(richText([`没有评测：${describeError(error)}`]));
    }
  };
  feature.command("eval", forAdmins(access, "评测", evaluate));
  return feature;
}
