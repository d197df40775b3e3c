import { join } from "node:path";
import { openInsightKey } from "../adapters/office/insight-key.ts";
import { openOrReplaceInsightStore } from "../adapters/office/sqlite-insight-store.ts";
import { describeError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { createQuestionLog, type QuestionLog } from "../operations/insights/question-log.ts";

export interface InsightsRoot {
  readonly dataDir: string;
  readonly logger: Logger;
  /** @default 30 */
  readonly retentionDays?: number;
}

/** The part of the composition root that keeps what was asked. @throws Error when its file is of a newer program. */
export function wireInsights({ dataDir, logger, retentionDays = 30 }: InsightsRoot): QuestionLog {
  return createQuestionLog({
    store: openOrReplaceInsightStore(join(dataDir, "insights.db"), () =>
      logger.warn({}, "insights.db 损坏，已改名保留（insights.db.damaged）；问答统计从今天重新开始"),
    ),
    key: openInsightKey(join(dataDir, "insights.key")),
    retentionDays,
    now: () => new Date(),
    onFault: (error) => logger.warn({ error: describeError(error) }, "问答统计没有写入，稍后再写"),
  });
}
