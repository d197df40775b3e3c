import type { MiddlewareFn } from "grammy";
import { z } from "zod";
import type { Logger } from "../../../logger.ts";
import type { BotContext } from "./delivery.ts";

const id = z.int();
const person = z.looseObject({ id, is_bot: z.boolean() });
const chat = z.looseObject({ id, type: z.string() });
const entities = z
  .array(
    z.looseObject({
      type: z.string(),
      offset: z.int().min(0),
      length: z.int().min(0),
      user: person.optional(),
    }),
  )
  .optional();
const file = z.looseObject({
  file_id: z.string(),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
});
const content = {
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  document: file.optional(),
};
const repliedTo = z.looseObject({ ...content, message_id: id, chat, from: person.optional() });
const message = z
  .looseObject({
    ...content,
    message_id: id,
    date: id,
    chat,
    from: person,
    sender_chat: chat.optional(),
    is_topic_message: z.boolean().optional(),
    message_thread_id: id.optional(),
    reply_to_message: repliedTo.optional(),
  })
  .refine(({ text, entities: marks }) => text !== undefined || marks === undefined, { path: ["entities"] });
/** The message is the one that the button stands under. */
const press = z.looseObject({
  id: z.string(),
  from: person,
  data: z.string().optional(),
  message: repliedTo.extend({ reply_to_message: repliedTo.optional() }).optional(),
});
const update = z.looseObject({
  message: message.optional(),
  callback_query: press.optional(),
  inline_query: z.looseObject({ id: z.string(), from: person, query: z.string() }).optional(),
  stopped_message_generation: z.looseObject({ chat }).optional(),
});

/**
 * Leaves aside what Telegram would never send: everything behind reads these fields as they are documented.
 * A broken update gets no answer, since nobody knows yet who sent it, and none lies in wait to fail again.
 */
export function wellFormed(logger: Logger): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const read = update.safeParse(ctx.update);
    if (read.success) return await next();
    const fields = read.error.issues.map(({ path }) => path.slice(0, 4).map(String).join("."));
    logger.warn({ update: ctx.update.update_id, fields: fields.slice(0, 5) }, "telegram update is malformed");
  };
}
