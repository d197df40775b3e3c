import type { DraftRequest } from "../../../../domain/writing/draft.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { ownerOf } from "../../intake/conversation.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { writeDraft } from "./write-draft.ts";

/** A first version, after the models that its writer has chosen; they are used up by it. */
export async function startDraft(
  ctx: BotContext,
  dependencies: TelegramDependencies,
  request: DraftRequest,
): Promise<void> {
  const { assistant, pins } = dependencies;
  const owner = ownerOf(ctx);
  const precedents = pins.get(owner);
  await writeDraft(ctx, dependencies, async function* (reader, signal) {
    for await (const event of assistant.writing.draft({ ...request, precedents }, reader, signal)) {
      if (event.type === "draft-end") pins.delete(owner);
      yield event;
    }
  });
}
