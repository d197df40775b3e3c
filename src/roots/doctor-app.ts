import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEmbedder } from "../adapters/create-embedder.ts";
import { checkDatabase, sqliteVersion } from "../adapters/sqlite/upkeep/check-database.ts";
import { loadHnswlibFactory } from "../adapters/vectors/hnswlib-index.ts";
import { parseHolidays } from "../answering/settings/working-days.ts";
import { environmentSchema, type Config } from "../config.ts";
import { isInside } from "../domain/egress/inside.ts";
import { listOutgoing, type DoctorReport } from "../domain/egress/outgoing.ts";
import { describeError } from "../errors.ts";
import { findRecogniser, missingRecogniser } from "../ingestion/formats/pdf/recognise-pages.ts";
import { check, type Check } from "../operations/doctor/check.ts";
import { checkDisk } from "../operations/doctor/check-disk.ts";
import { checkEndpoint, type EndpointToCheck } from "../operations/doctor/check-endpoint.ts";
import { checkIndex } from "../operations/doctor/check-index.ts";
import { checkHolidays, checkNode, checkVariables } from "../operations/doctor/check-machine.ts";
import type { PackageLayout } from "../package-layout.ts";
import { readSettings } from "../settings-files.ts";
import { findMisspelt } from "../settings/misspelt.ts";

// The composition root of `doctor`: looks at everything the program stands on, and changes nothing.

const databases = ["youju.db", "office.db", "telegram.db", "insights.db"];

/** What can be looked at while people are being served: settings and folders, a few milliseconds. */
export async function glance(config: Config, layout: PackageLayout): Promise<DoctorReport> {
  const { dataDir } = config;
  const settings = { knowledgeDir: config.knowledgeDir, packagedKnowledgeDir: layout.knowledgeDir };
  return report(config, [
    checkProgram(layout),
    checkNode(process.versions.node),
    ...(await checkNative()),
    checkVariables(misspeltVariables(process.env)),
    checkKnowledge(config),
    await attempt("磁盘空间", () => Promise.resolve(checkDisk(dataDir))),
    await checkScans(),
    checkHolidays(parseHolidays(readSettings(settings, "holidays.csv")), new Date()),
    checkWeb(config),
    checkTelegram(config),
    checkModel(config),
    check("问答统计和反馈", true, `保留 ${config.retentionDays} 天，不记是谁问的（RETENTION_DAYS）`, ""),
  ]);
}

/** The same, every file of the data read through, and every endpoint called. */
export async function examine(config: Config, layout: PackageLayout): Promise<DoctorReport> {
  const { dataDir, embeddingEndpoint } = config;
  const { checks } = await glance(config, layout);
  return report(config, [
    ...checks,
    await attempt("索引", async () => {
      const embedder = await createEmbedder({ modelsDir: layout.modelsDir, endpoint: embeddingEndpoint });
      return checkIndex({ ...config, embedderId: embedder.id });
    }),
    ...databases.filter((name) => existsSync(join(dataDir, name))).map((name) => checkFile(dataDir, name)),
    ...(await Promise.all(endpointsOf(config).map((endpoint) => checkEndpoint(endpoint)))),
  ]);
}

function report(config: Config, checks: Check[]): DoctorReport {
  const { chatEndpoint: chat, embeddingEndpoint: embeddings, telegram } = config;
  return { checks, outgoing: listOutgoing({ chat, embeddings, telegram }) };
}

/** Variables that look like ours and that nobody reads. */
export function misspeltVariables(environment: NodeJS.ProcessEnv): ReturnType<typeof findMisspelt> {
  return findMisspelt(Object.keys(environment), Object.keys(environmentSchema.shape));
}

async function attempt(name: string, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return check(name, false, describeError(error), "请检查 DATA_DIR 的读取权限");
  }
}

function checkProgram({ root }: PackageLayout): Check {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return check("有据", true, version, "");
}

async function checkNative(): Promise<Check[]> {
  const hasGraph = (await loadHnswlibFactory()) !== null;
  return [
    check("SQLite", true, sqliteVersion(), ""),
    check("向量检索", true, hasGraph ? "hnswlib-node" : "精确搜索（没有编译 hnswlib-node，结果一样）", ""),
  ];
}

function checkFile(dataDir: string, name: string): Check {
  const fault = checkDatabase(join(dataDir, name));
  const fix =
    name === "youju.db"
      ? "重新启动程序，它会从资料文件夹重建；或运行 npx youju reload --full"
      : "请用 youju restore 恢复最近的备份";
  return check(`数据文件 ${name}`, fault === null, fault ?? "完好", fix);
}

async function checkScans(): Promise<Check> {
  const found = await findRecogniser();
  return check(
    "识别扫描件",
    found !== null,
    found === null ? "不能" : "pdftoppm、tesseract（chi_sim）",
    missingRecogniser,
  );
}

function checkKnowledge({ knowledgeDir }: Config): Check {
  const ok = existsSync(knowledgeDir);
  return check("资料文件夹", ok, knowledgeDir, "文件夹不存在，请用 KNOWLEDGE_DIR 或 --knowledge 指定");
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

/** Behind a proxy Telegram is not asked: only the bot knows the way. */
function endpointsOf({ chatEndpoint, embeddingEndpoint, telegram }: Config): EndpointToCheck[] {
  const models = [chatEndpoint, embeddingEndpoint].flatMap((endpoint, at) =>
    endpoint === null
      ? []
      : [
          {
            name: at === 0 ? "对话模型接口" : "向量模型接口",
            url: `${endpoint.baseUrl}/models`,
            host: new URL(endpoint.baseUrl).host,
            headers: endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` },
          },
        ],
  );
  if (telegram === null || telegram.proxy !== null) return models;
  const { apiRoot, token } = telegram;
  return [
    ...models,
    { name: "Telegram 接口", url: `${apiRoot}/bot${token}/getMe`, host: new URL(apiRoot).host },
  ];
}
