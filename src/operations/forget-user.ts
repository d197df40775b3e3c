import type { AuditLog } from "../domain/people/audit-log.ts";
import type { Forgotten } from "../domain/people/forgotten.ts";
import type { ForgottenAsker } from "../domain/operation/insights.ts";

/** Everything that is kept by person, each place with its own way to let go. */
export interface KeptOfPersons {
  readonly forgetQuestions: (userId: string) => ForgottenAsker;
  /** Drafts with their owners. */
  readonly drafts: {
    ids(): readonly string[];
    load(id: string): { readonly owner: string } | null;
    remove(id: string): void;
  };
  /** Messages of a Telegram id, from their store; its grant too when `access`. */
  readonly forgetChats: (
    id: number,
    access: boolean,
  ) => { readonly messages: number; readonly grant: boolean };
  /** Takes the user and their token away; false when there was none. */
  readonly removeUser: (userId: string) => boolean;
  readonly audit: AuditLog;
}

/**
 * Deletes what is kept of one user: `张三`, or `telegram:123456`. Doing it again finds nothing and is no error.
 * The log keeps that it was done and by whom; what the log says of the user's own deeds stays.
 */
export function forgetUser(userId: string, access: boolean, actor: string, kept: KeptOfPersons): Forgotten {
  const { questions, feedback } = kept.forgetQuestions(userId);
  const own = kept.drafts.ids().filter((id) => kept.drafts.load(id)?.owner === userId);
  for (const id of own) kept.drafts.remove(id);
  const telegramId = /^telegram:(-?\d{1,16})$/u.exec(userId)?.[1];
  const chats =
    telegramId === undefined ? { messages: 0, grant: false } : kept.forgetChats(Number(telegramId), access);
  const user = access && kept.removeUser(userId);
  kept.audit.append({ actor, action: "user-forgotten", subject: userId });
  return {
    user: userId,
    questions,
    feedback,
    drafts: own.length,
    messages: chats.messages,
    access: user || chats.grant,
  };
}
