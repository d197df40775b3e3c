/** How updates reach the bot: long polling or a webhook. */
export interface Intake {
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly running: boolean;
  /** Why it ended by itself, or null. */
  readonly fault: string | null;
}
