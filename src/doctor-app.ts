import { existsSync } from "node:fs";
import type { Config } from "./config.ts";
import { listOutgoing, type DoctorReport } from "./domain/egress/outgoing.ts";
import { isInside } from "./domain/egress/inside.ts";
import { dataPaths, readCurrent, readRecord } from "./ingestion/generation/generation-folder.ts";

type Check = DoctorReport["checks"][number];

/** Looks at settings and folders alone: nothing is opened, started or sent. */
export function examine(config: Config): DoctorReport {
  const { chatEndpoint, embeddingEndpoint, telegram } = config;
  return {
    checks: [
      checkKnowledge(config),
      checkIndex(config),
      checkWeb(config),
      checkTelegram(config),
      checkModel(config),
    ],
    outgoing: listOutgoing({ chat: chatEndpoint, embeddings: embeddingEndpoint, telegram }),
  };
}

function checkKnowledge({ knowledgeDir }: Config): Check {
  const ok = existsSync(knowledgeDir);
  return check("资料文件夹", ok, knowledgeDir, "文件夹不存在，请用 KNOWLEDGE_DIR 或 --knowledge 指定");
}

function checkIndex({ dataDir, knowledgeDir }: Config): Check {
  const record = existsSync(dataPaths(dataDir).database) ? readRecord(dataDir, readCurrent(dataDir)) : null;
  if (record === null) return check("索引", false, "还没有建", "运行 npx youju reload");
  const same = record.knowledgeDir === knowledgeDir;
  return check(
    "索引",
    same,
    same ? dataDir : `是为另一个文件夹 ${record.knowledgeDir} 建的`,
    "运行 npx youju reload",
  );
}

function checkWeb({ host, port, adminToken, staffToken }: Config): Check {
  const ok = isInside(host, []) || adminToken !== null || staffToken !== null;
  return check("网页", ok, `${host}:${port}`, "不只监听本机时必须设置 ADMIN_TOKEN 或 STAFF_TOKEN");
}

function checkTelegram({ telegram }: Config): Check {
  if (telegram === null) return check("Telegram", true, "没有启用", "");
  const ok = telegram.allowedIds.length > 0 || telegram.adminIds.length > 0;
  return check(
    "Telegram",
    ok,
    ok ? "限名单内的人使用" : "对所有人开放",
    "请设置 TELEGRAM_ALLOWED_IDS 或 TELEGRAM_ADMIN_IDS",
  );
}

function checkModel({ chatEndpoint, unsupported }: Config): Check {
  const detail =
    chatEndpoint === null
      ? "没有配置，用原文摘录作答"
      : `${chatEndpoint.model}，没有依据的句子${unsupported === "mark" ? "标出" : "删去"}`;
  return check("对话模型", true, detail, "");
}

function check(name: string, ok: boolean, detail: string, fix: string): Check {
  return { name, ok, detail, fix: ok ? "" : fix };
}
