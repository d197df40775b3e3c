import { Composer } from "grammy";
import type { TelegramDependencies } from "../dependencies.ts";
import type { BotContext } from "../intake/delivery.ts";
import { createAskAboutFileFeature } from "./asking/ask-about-file.ts";
import { createAskFeature } from "./asking/ask.ts";
import { createCancelFeature } from "./asking/cancel.ts";
import { createEvaluateFeature } from "./admin/evaluate.ts";
import { createFallbackFeature } from "./fallback.ts";
import { createFilesFeature } from "./library/files.ts";
import { createTableFeature } from "./asking/table.ts";
import { createFeedbackFeature } from "./asking/feedback.ts";
import { createPasteFeature } from "./asking/paste.ts";
import { createInsightsFeature } from "./admin/insights.ts";
import { createCompareFeature } from "./library/compare.ts";
import { createFindFeature } from "./library/find.ts";
import { createReloadFollower } from "./admin/follow-reload.ts";
import { createHeldQuestionsFeature } from "./asking/held-questions.ts";
import { createInlineFeature } from "./library/inline.ts";
import { createLibraryFeature } from "./library/documents.ts";
import { createPeopleFeature } from "./admin/people.ts";
import { createReloadFeature } from "./admin/reload.ts";
import { createSourcesFeature } from "./asking/sources.ts";
import { createStatusFeature } from "./admin/status.ts";
import { createWelcomeFeature } from "./welcome.ts";
import { createCheckFeature } from "./writing/check.ts";
import { createDraftFeature } from "./writing/draft.ts";

/** Everything the bot can do, most special first: the first that recognises an update takes it. */
export function createFeatures(dependencies: TelegramDependencies): Composer<BotContext> {
  const follower = createReloadFollower(dependencies);
  return new Composer<BotContext>(
    // Before /cancel, which also ends what a draft was waiting for, and before plain questions.
    createDraftFeature(dependencies),
    createCheckFeature(dependencies),
    createCancelFeature(dependencies),
    createWelcomeFeature(dependencies),
    createReloadFeature(dependencies, follower),
    createStatusFeature(dependencies),
    createPeopleFeature(dependencies),
    createHeldQuestionsFeature(dependencies),
    createFindFeature(dependencies),
    createCompareFeature(dependencies),
    createLibraryFeature(dependencies),
    createEvaluateFeature(dependencies),
    createInsightsFeature(dependencies),
    ...(dependencies.inline ? [createInlineFeature(dependencies)] : []),
    createAskAboutFileFeature(dependencies),
    createFilesFeature(dependencies, follower),
    createFeedbackFeature(dependencies),
    createTableFeature(dependencies),
    createPasteFeature(dependencies),
    // Also tells every press that nobody knows that its button is too old.
    createSourcesFeature(dependencies),
    createAskFeature(dependencies),
    createFallbackFeature(),
  );
}
