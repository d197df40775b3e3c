import type { MiddlewareFn } from "grammy";

/** Every pressed button stops spinning: what no handler answered is answered here, in silence. */
export function answerCallbacks(): MiddlewareFn {
  return async (ctx, next) => {
    if (ctx.callbackQuery === undefined) return await next();
    let answered = false;
    ctx.api.config.use((previous, method, payload, signal) => {
      if (method === "answerCallbackQuery") answered = true;
      return previous(method, payload, signal);
    });
    try {
      await next();
    } finally {
      if (!answered) await ctx.answerCallbackQuery().catch(() => undefined);
    }
  };
}
