import type { MiddlewareFn } from "grammy";
import type { BotContext } from "../intake/delivery.ts";

/**
 * Every pressed button stops spinning: what no handler answered is answered here, in silence. A press that
 * is too old to be answered is no reason not to do what was asked.
 */
export function answerCallbacks(): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (ctx.callbackQuery === undefined) return await next();
    let answered = false;
    ctx.api.config.use(async (previous, method, payload, signal) => {
      if (method !== "answerCallbackQuery") return await previous(method, payload, signal);
      answered = true;
      const done = { ok: true, result: true } as Awaited<ReturnType<typeof previous<typeof method>>>;
      return await previous(method, payload, signal).then(
        (response) => (response.ok ? response : done),
        () => done,
      );
    });
    try {
      await next();
    } finally {
      if (!answered) await ctx.answerCallbackQuery();
    }
  };
}
