import type { Answer } from "../../../../domain/answers/answer.ts";
import type { Feedback } from "../../../../domain/operation/insights.ts";
import { conversationOf, ownerOf } from "../../intake/conversation.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { createRecent } from "../recent.ts";

/** What was answered lately, so that readers can say what they think of it; forgotten with the process. */
export interface AnsweredQuestions {
  /** `shown`: the same as it may be shown here. */
  add(ctx: BotContext, answer: Answer, shown: Answer): void;
  /** By the update that asked, in the chat where a button is pressed: nobody reaches into another chat. */
  find(ctx: BotContext, updateId: number): AnsweredQuestion | undefined;
  /** The last one of this person in this chat. */
  last(ctx: BotContext): AnsweredQuestion | undefined;
}

export interface AnsweredQuestion extends Pick<Feedback, "question" | "outcome" | "cited"> {
  /** Of the answer as it was shown. */
  readonly shown: Pick<Answer, "table" | "citations">;
}

const mostRemembered = 2_000;

export function createAnsweredQuestions(): AnsweredQuestions {
  const byUpdate = createRecent<AnsweredQuestion>(mostRemembered);
  const byPerson = createRecent<AnsweredQuestion>(mostRemembered);
  const personOf = (ctx: BotContext) => `${ownerOf(ctx)} ${conversationOf(ctx)}`;
  const keyOf = (ctx: BotContext, updateId: number) => `${String(ctx.chat?.id ?? 0)} ${String(updateId)}`;
  return {
    add: (ctx, { standalone_question: question, outcome, citations }, shown) => {
      const answered = {
        question,
        outcome,
        shown: { table: shown.table, citations: shown.citations },
        cited: citations.map(({ file, article }) => ({ file, article })),
      };
      byUpdate.set(keyOf(ctx, ctx.update.update_id), answered);
      byPerson.set(personOf(ctx), answered);
    },
    find: (ctx, updateId) => byUpdate.get(keyOf(ctx, updateId)),
    last: (ctx) => byPerson.get(personOf(ctx)),
  };
}
