import { Composer } from "grammy";
import type { TelegramDependencies } from "../dependencies.ts";
import type { BotContext } from "../intake/delivery.ts";
import { createAskFeature } from "./ask.ts";
import { createCancelFeature } from "./cancel.ts";
import { createEvaluateFeature } from "./evaluate.ts";
import { createFallbackFeature } from "./fallback.ts";
import { createFindFeature } from "./find.ts";
import { createHeldQuestionsFeature } from "./held-questions.ts";
import { createInlineFeature } from "./inline.ts";
import { createLibraryFeature } from "./library.ts";
import { createPeopleFeature } from "./people.ts";
import { createReloadFeature } from "./reload.ts";
import { createSourcesFeature } from "./sources.ts";
import { createStatusFeature } from "./status.ts";
import { createWelcomeFeature } from "./welcome.ts";

/** Everything the bot can do, most special first: the first that recognises an update takes it. */
export function createFeatures(dependencies: TelegramDependencies): Composer<BotContext> {
  return new Composer<BotContext>(
    createCancelFeature(dependencies),
    createWelcomeFeature(dependencies),
    createReloadFeature(dependencies),
    createStatusFeature(dependencies),
    createPeopleFeature(dependencies),
    createHeldQuestionsFeature(dependencies),
    createFindFeature(dependencies),
    createLibraryFeature(dependencies),
    createEvaluateFeature(dependencies),
    ...(dependencies.inline ? [createInlineFeature(dependencies)] : []),
    createSourcesFeature(dependencies),
    createAskFeature(dependencies),
    createFallbackFeature(),
  );
}
