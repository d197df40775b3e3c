import { config as loadDotenv } from "dotenv";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { createApp, reloadOnly } from "./app.ts";
import {
  backUpTo,
  forgetIn,
  openChatStore,
  openOffice,
  restoreFrom,
  takeOutSamples,
} from "./roots/office-app.ts";
import { benchCollection } from "./roots/bench-app.ts";
import type { Assistant } from "./assistant.ts";
import type { Terminal } from "./channels/cli/command.ts";
import { createProgress } from "./channels/cli/progress.ts";
import { runCli, type GlobalOptions } from "./channels/cli/run.ts";
import { createTelegramBot } from "./channels/telegram/bot.ts";
import { createWebServer } from "./channels/web/server.ts";
import { loadConfig, type Config } from "./config.ts";
import { examine, misspeltVariables } from "./roots/doctor-app.ts";
import { openInstallation } from "./roots/installation-app.ts";
import { createLogger } from "./logger.ts";
import { keepCurrent } from "./operations/keep-current.ts";
import { appOptions, packageLayout } from "./package-layout.ts";

/** This file runs as dist/main.js. */
const layout = packageLayout(import.meta.url);
/** Shutdown must end within 5 s (issue: nothing is lost by then; what still hangs is cut). */
const shutdownLimitMs = 4500;

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  ask: process.stdin.isTTY && process.stdout.isTTY ? askLine : undefined,
};

async function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question, { signal: controller.signal });
  } finally {
    lines.close();
  }
}

function readConfig(options: GlobalOptions): Config {
  loadDotenv({ path: join(layout.home, ".env"), quiet: true });
  const config = loadConfig(process.env, {
    knowledgeDir: join(layout.home, "knowledge"),
    dataDir: layout.dataDir,
  });
  return {
    ...config,
    knowledgeDir: resolve(options.knowledge ?? config.knowledgeDir),
    dataDir: resolve(options.data ?? config.dataDir),
  };
}

async function openAssistant(config: Config): Promise<Assistant> {
  const progress = createProgress(terminal);
  try {
    return await createApp(
      appOptions(config, layout, { onReloadEvent: progress.show, signal: controller.signal }),
    );
  } finally {
    progress.stop();
  }
}

async function serve(config: Config, signal: AbortSignal): Promise<void> {
  const logger = createLogger(config.logLevel);
  const assistant = await openAssistant(config);
  const office = openOffice(config);
  const store = config.telegram === null ? null : openChatStore(config.dataDir, logger);
  const bot =
    config.telegram === null || store === null
      ? null
      : createTelegramBot({ assistant, config: config.telegram, store, audit: office.audit, logger });
  const { host, port } = config;
  const web = createWebServer({
    assistant,
    people: office.people,
    audit: office.audit,
    host,
    port,
    logger,
    pageDir: layout.pageDir,
    health: () => (bot === null ? {} : { telegram: bot.health() }),
    webhook: bot?.webhook ?? null,
    installation: openInstallation(config, process.env, layout),
  });
  let keeping: { stop(): void } | null = null;
  try {
    const { url } = await web.listen();
    for (const notice of assistant.status().notices) terminal.err(`提示：${notice}\n`);
    if (assistant.status().documents === 0) {
      terminal.err(
        `提示：资料文件夹里还没有可用的文件，把 .md 或 .txt 放进 ${config.knowledgeDir} 后运行 npx youju reload\n`,
      );
    }
    for (const { name, meant } of misspeltVariables(process.env))
      terminal.err(`提示：不认识环境变量 ${name}${meant === null ? "" : `，是否要写 ${meant}`}\n`);
    terminal.out(`listening on ${url}\n`);
    if (bot?.isOpen === true) {
      terminal.err("提示：Telegram 没有设置使用者名单，任何人都能提问；请设置 TELEGRAM_ADMIN_IDS\n");
    }
    await bot?.start();
    keeping = await keepCurrent({
      knowledgeDir: config.knowledgeDir,
      dataDir: config.dataDir,
      watch: config.watch,
      reload: (by) => assistant.reload({ full: false, by }),
      logger,
    });
    await new Promise<void>((stop) => {
      if (signal.aborted) stop();
      signal.addEventListener("abort", () => stop(), { once: true });
    });
  } finally {
    setTimeout(() => process.exit(), shutdownLimitMs).unref();
    keeping?.stop();
    await Promise.allSettled([bot?.stop(), web.close()]);
    store?.close();
    await assistant.close();
    office.close();
  }
}

// `youju search … | head` closes the pipe early: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  signal: controller.signal,
  openAssistant: async (options) => {
    // A command that does not end by itself once it is told to stop is cut, and has failed.
    controller.signal.addEventListener("abort", () =>
      setTimeout(() => process.exit(1), shutdownLimitMs).unref(),
    );
    return openAssistant(readConfig(options));
  },
  reload: (options, full) =>
    reloadOnly(
      appOptions(readConfig(options), layout, { onReloadEvent: () => {}, signal: controller.signal }),
      full,
      controller.signal,
    ),
  backUp: async (options, out) => backUpTo(out, readConfig(options), controller.signal),
  restore: async (options, from) => restoreFrom(from, readConfig(options), controller.signal),
  removeSamples: (options) => takeOutSamples(readConfig(options), controller.signal),
  bench: (options, files, onProgress) =>
    benchCollection(
      appOptions(readConfig(options), layout, { onReloadEvent: () => {}, signal: controller.signal }),
      files,
      onProgress,
      controller.signal,
    ),
  forget: (options, user, access) => forgetIn(readConfig(options), user, access),
  openOffice: (options) => openOffice(readConfig(options)),
  examine: async (options) => examine(readConfig(options), layout),
  serve: async (options) => serve(readConfig(options), controller.signal),
});
