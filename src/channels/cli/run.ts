import { parseArgs } from "node:util";
import { describeError, machineErrorOf, UsageError, YoujuError } from "../../errors.ts";
import type { Command, CommandContext, Terminal } from "./command.ts";
import { askCommand } from "./commands/ask.ts";
import { auditCommand } from "./commands/people/audit.ts";
import { backupCommand, restoreCommand } from "./commands/backup.ts";
import { documentsCommand } from "./commands/documents.ts";
import { benchCommand } from "./commands/bench.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { checkCommand } from "./commands/writing/check.ts";
import { draftCommand } from "./commands/writing/draft.ts";
import { evalCommand } from "./commands/eval.ts";
import { compareCommand } from "./commands/compare.ts";
import { forgetCommand } from "./commands/people/forget.ts";
import { insightsCommand } from "./commands/insights.ts";
import { reloadCommand } from "./commands/reload.ts";
import { searchCommand } from "./commands/search.ts";
import { serveCommand } from "./commands/serve.ts";
import { usersCommand } from "./commands/people/users.ts";

const commands: readonly Command[] = [
  serveCommand,
  askCommand,
  searchCommand,
  compareCommand,
  draftCommand,
  checkCommand,
  reloadCommand,
  documentsCommand,
  evalCommand,
  benchCommand,
  insightsCommand,
  usersCommand,
  forgetCommand,
  auditCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
];

const globalOptions = {
  knowledge: { type: "string" },
  data: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** The options every command has. */
export interface GlobalOptions {
  readonly knowledge: string | undefined;
  readonly data: string | undefined;
}

export interface CliDependencies {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly openAssistant: (options: GlobalOptions) => ReturnType<CommandContext["openAssistant"]>;
  readonly reload: (options: GlobalOptions, full: boolean) => ReturnType<CommandContext["reload"]>;
  readonly backUp: (options: GlobalOptions, out: string) => ReturnType<CommandContext["backUp"]>;
  readonly restore: (options: GlobalOptions, from: string) => ReturnType<CommandContext["restore"]>;
  readonly bench: (
    options: GlobalOptions,
    ...rest: Parameters<CommandContext["bench"]>
  ) => ReturnType<CommandContext["bench"]>;
  readonly forget: (
    options: GlobalOptions,
    ...rest: Parameters<CommandContext["forget"]>
  ) => ReturnType<CommandContext["forget"]>;
  readonly openOffice: (options: GlobalOptions) => ReturnType<CommandContext["openOffice"]>;
  readonly removeSamples: (options: GlobalOptions) => ReturnType<CommandContext["removeSamples"]>;
  readonly examine: (options: GlobalOptions) => ReturnType<CommandContext["examine"]>;
  readonly serve: (options: GlobalOptions) => Promise<void>;
}

/** Runs one command line; returns the exit code: 0, 1 (failed), 2 (used wrongly). Never throws. */
export async function runCli(argv: readonly string[], dependencies: CliDependencies): Promise<0 | 1 | 2> {
  const json = argv.includes("--json");
  const { terminal } = dependencies;
  try {
    await dispatch(argv, json, dependencies);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    if (json) {
      const known = machineErrorOf(error) ?? error;
      const fix = known instanceof YoujuError ? known.fix : "";
      const message = known instanceof Error ? known.message : String(known);
      terminal.err(`${JSON.stringify({ error: { message, fix } })}\n`);
    } else {
      terminal.err(`${describeError(error)}\n`);
      if (isUsage) terminal.err(`\n${usage()}`);
    }
    return isUsage ? 2 : 1;
  }
}

async function dispatch(
  argv: readonly string[],
  json: boolean,
  dependencies: CliDependencies,
): Promise<void> {
  const { terminal, signal } = dependencies;
  const { command, rest } = findCommand(argv);
  if (command === null) {
    terminal.out(usage());
    return;
  }
  const { values, positionals } = parseCommand(command, rest);
  if (values["help"] === true) {
    terminal.out(usage());
    return;
  }
  const options = { knowledge: text(values["knowledge"]), data: text(values["data"]) };
  await command.run({
    values,
    positionals,
    json,
    terminal,
    signal,
    openAssistant: () => dependencies.openAssistant(options),
    reload: (full) => dependencies.reload(options, full),
    backUp: (out) => dependencies.backUp(options, out),
    restore: (from) => dependencies.restore(options, from),
    bench: (files, onProgress) => dependencies.bench(options, files, onProgress),
    removeSamples: () => dependencies.removeSamples(options),
    forget: (user, access) => dependencies.forget(options, user, access),
    openOffice: () => dependencies.openOffice(options),
    examine: () => dependencies.examine(options),
    serve: () => dependencies.serve(options),
  });
}

/** The first word that is neither an option nor a global option's value; null only for a call for help. */
function findCommand(argv: readonly string[]): { command: Command | null; rest: string[] } {
  const at = argv.findIndex(
    (word, index) => !word.startsWith("-") && !["--knowledge", "--data"].includes(argv[index - 1] ?? ""),
  );
  const name = argv[at];
  if (name === undefined) {
    if (argv.includes("--help") || argv.includes("-h")) return { command: null, rest: [] };
    throw new UsageError("没有写命令", "命令见下");
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined && name !== "help") throw new UsageError(`没有 ${name} 这个命令`, "命令见下");
  return { command: command ?? null, rest: argv.filter((_, index) => index !== at) };
}

function parseCommand(command: Command, rest: string[]) {
  try {
    const options = { ...command.options, ...globalOptions };
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split(".")[0] ?? "") : "";
    throw new UsageError(`命令写法有误：${reason}`, `正确写法：youju ${command.usage}`, { cause });
  }
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function usage(): string {
  const lines = commands.map((command) => `  youju ${command.usage}\n      ${command.summary}`);
  return `有据 Youju：问有出处，写有依据\n\n用法\n${lines.join("\n")}\n\n通用选项\n  --knowledge 文件夹   资料文件夹\n  --data 文件夹        索引与数据\n  --json               输出一个 JSON 对象\n`;
}
