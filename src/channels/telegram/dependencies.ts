import type { Assistant } from "../../assistant.ts";
import type { Logger } from "../../logger.ts";
import type { Access } from "./intake/access.ts";

/** What every feature of the bot is given. */
export interface TelegramDependencies {
  readonly assistant: Assistant;
  readonly access: Access;
  readonly logger: Logger;
  /** Aborted when the bot stops and running answers have had their time. */
  readonly signal: AbortSignal;
}
