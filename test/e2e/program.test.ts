import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { fakeToken, startFakeTelegram } from "../support/telegram/server.ts";
import { message } from "../support/telegram/updates.ts";
import { temporaryFolder } from "../support/open-app.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = fileURLToPath(new URL("../../bin/youju.mjs", import.meta.url));

/** The installed program: `npm ci` has built dist/ (its `prepare`), so this is what a user runs. */
describe.runIf(existsSync(fileURLToPath(new URL("../../dist/main.js", import.meta.url))))(
  "the built program",
  () => {
    const undo: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const step of undo.splice(0).toReversed()) await step();
    });

    function start(
      args: string[],
      environment: Record<string, string> = {},
      script = program,
    ): { child: ChildProcess; output: () => string; errors: () => string } {
      let [output, errors] = ["", ""];
      const child = spawn(process.execPath, [script, ...args], {
        cwd: root,
        env: { ...process.env, ...environment },
      });
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
      undo.push(async () => {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill("SIGKILL");
          await once(child, "exit");
        }
      });
      return { child, output: () => output, errors: () => errors };
    }

    async function dataFolder(): Promise<string> {
      const data = await temporaryFolder();
      undo.push(data.remove);
      return data.path;
    }

    it("serves the page, the API and the bot, and stops on SIGTERM within 5 s", async () => {
      const telegram = await startFakeTelegram();
      undo.push(() => telegram.close());
      const { child, output } = start(["--data", await dataFolder(), "serve"], {
        PORT: "0",
        HOST: "127.0.0.1",
        ADMIN_TOKEN: "",
        STAFF_TOKEN: "",
        TELEGRAM_BOT_TOKEN: fakeToken,
        TELEGRAM_API_ROOT: telegram.apiRoot,
      });
      await expect
        .poll(output, { timeout: 30_000, interval: 50 })
        .toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/mu);
      const url = /http:\S+/u.exec(output())?.[0] ?? "";

      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await (await fetch(url)).text()).toContain("有据");
      const answered = await fetch(`${url}/api/ask`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ question: "科级干部一年要培训多少学时？" }),
      });
      const events = await answered.text();
      expect(events).toMatch(/event: answer-end\ndata: \{.*90学时/u);

      telegram.push(message("科级干部一年要培训多少学时？"));
      const sent = () => telegram.callsTo("sendMessage").map((call) => JSON.stringify(call));
      await expect.poll(() => sent().join(""), { timeout: 10_000 }).toContain("90学时");
      expect(sent().join("")).toContain("第十四条");

      const started = Date.now();
      child.kill("SIGTERM");
      const [code] = (await once(child, "exit")) as [number | null];
      expect(code).toBe(0);
      expect(Date.now() - started).toBeLessThan(5000);
    });

    it.each([
      [["nonsense"], 2, "没有 nonsense 这个命令"],
      [["ask"], 2, "没有写问题"],
      [["--knowledge", "/no/such/folder", "ask", "公示几天"], 1, "--knowledge"],
    ])("%j ends with code %i and says how to mend it", async (args, code, said) => {
      const { child, errors } = start(["--data", await dataFolder(), ...args]);
      const [exit] = (await once(child, "exit")) as [number | null];
      expect(exit).toBe(code);
      expect(errors()).toContain(said);
    });

    it("is a retriever and embeddings for LangChain: examples/langchain.mjs runs", async () => {
      const example = fileURLToPath(new URL("../../examples/langchain.mjs", import.meta.url));
      const { child, output, errors } = start([], { DATA_DIR: await dataFolder() }, example);
      const [exit] = (await once(child, "exit")) as [number | null];
      expect([exit, errors()]).toEqual([0, ""]);
      expect(output()).toMatch(/\[1\] 《干部教育培训工作条例（2023年修订）》第十四条/u);
      expect(output()).toMatch(/^encoder-[\w-]+：0\.\d+ > 0\.\d+$/mu);
    });

    it("names a bad variable", async () => {
      const { child, errors } = start(["serve"], { PORT: "eighty" });
      const [exit] = (await once(child, "exit")) as [number | null];
      expect(exit).toBe(1);
      expect(errors()).toContain("PORT");
    });
  },
);
