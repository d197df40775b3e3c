import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLine } from "../../support/cli-harness.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../../support/knowledge-folder.ts";
import { canary } from "./divided-office.ts";

const main = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
/** nobody; a system account is not what an office colleague has, but it is an account that owns nothing here. */
const stranger = { uid: 65_534, gid: 65_534 };

/**
 * On the computer itself the operating system decides: whoever owns the data folder is the admin of this
 * installation, every other account is nobody. `harmless`: opens nothing of the office's.
 */
const commands: Readonly<Record<string, { readonly args: readonly string[]; readonly harmless?: true }>> = {
  serve: { args: ["serve"] },
  ask: { args: ["ask", "名单由谁保管？"] },
  search: { args: ["search", "名单"] },
  draft: { args: ["draft", "写一段后备干部工作情况"] },
  check: { args: ["check", "x.txt"] },
  reload: { args: ["reload", "--full"] },
  documents: { args: ["documents"] },
  eval: { args: ["eval", "x.jsonl"] },
  bench: { args: ["bench", "--corpus", "x", "--queries", "x", "--qrels", "x"] },
  forget: { args: ["forget", "闯入者"] },
  compare: { args: ["compare", "名单", "2020", "2024"] },
  insights: { args: ["insights"] },
  users: { args: ["users", "add", "闯入者", "--role", "admin"] },
  audit: { args: ["audit"] },
  doctor: { args: ["doctor"], harmless: true },
  backup: { args: ["backup", "copy"] },
  restore: { args: ["restore", "copy"] },
};

it("has a row for every command", async () => {
  const { out } = await runLine(["help"]);
  const names = [...out.matchAll(/^ {2}youju (\w+)/gmu)].map((match) => match[1]);
  expect(new Set(Object.keys(commands))).toEqual(new Set(names));
});

let folder: KnowledgeFolder;
beforeAll(() => {
  folder = createKnowledgeFolder({
    [`人事/${canary}.md`]: regulation(`${canary}办法`, "2025-01-01", [`${canary}名单由调配科保管。`]),
  });
});
afterAll(() => folder[Symbol.dispose]());

function run(args: readonly string[], as: object): { readonly code: number | null; readonly said: string } {
  const options = ["--data", join(folder.dataDir, "own"), "--knowledge", folder.knowledgeDir];
  const cwd = join(folder.dataDir, "public");
  mkdirSync(cwd, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...options, ...args], {
    ...as,
    cwd,
    env: { PORT: "0", PATH: process.env["PATH"] },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: status, said: stdout + stderr };
}

const listData = (): string[] =>
  readdirSync(join(folder.dataDir, "own"), { recursive: true }).map(String).sort();

const canTry = existsSync(main) && process.getuid?.() === 0 && run0().code === 0;
if (!canTry) console.warn("cli: 跳过，需要 root 和 dist/（npm run build），且其他账户能读到程序");

/** Whether that account can run the program at all: otherwise its failures say nothing. */
function run0(): { readonly code: number | null } {
  return { code: spawnSync(process.execPath, [main, "help"], { ...stranger, cwd: "/" }).status };
}

describe.skipIf(!canTry)("another account of this computer", () => {
  beforeAll(() => {
    run(["documents"], {});
    // The office's part: its material is not open to every account either.
    chmodSync(folder.knowledgeDir, 0o700);
    for (const path of [join(folder.dataDir, ".."), folder.dataDir]) chmodSync(path, 0o755);
    chmodSync(join(folder.dataDir, "public"), 0o777);
  });

  it.each(Object.keys(commands))("%s", (name) => {
    const { args, harmless } = commands[name]!;
    const before = listData();
    const { code, said } = run(args, stranger);
    expect(said).not.toContain(canary);
    expect(code === 0).toBe(harmless === true);
    expect(listData()).toEqual(before);
  });

  it("left no line in the log and no user", () => {
    expect(run(["users", "--json"], {}).said).not.toContain("闯入者");
    expect(run(["documents"], {}).said).toContain(canary);
  });
});
