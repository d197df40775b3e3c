import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { serve } from "../support/fault/program.ts";
import { ask, getJson, postFor, postStream, reload, upload } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";

const shifted = pathToFileURL(join(import.meta.dirname, "../support/fault/shifted-clock.mjs")).href;
const years = (count: number): number => count * 365 * 86_400_000;
const question = "党支部书记的任期是几年？";

describe("a clock that jumps", () => {
  it("back and forth by years, at work and between starts: everything is served and kept", async () => {
    using folder = createKnowledgeFolder({
      "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
    });
    const clock = join(folder.dataDir, "..", "clock");
    const setClock = (shift: number): void => writeFileSync(clock, String(shift));
    const options = {
      environment: { SHIFTED_CLOCK_FILE: clock },
      nodeArguments: ["--import", shifted],
    };
    const drafts: string[] = [];
    let files = 1;
    async function work(url: string, name: string): Promise<void> {
      expect((await ask(url, question)).data.answer, name).toContain("五年");
      const { event, data } = await postStream(url, "/api/draft", { request: "写一段党员教育培训情况" });
      expect(event, name).toBe("draft-end");
      drafts.push(data.id);
      const saved = await upload(
        url,
        `${name}.md`,
        regulation(`清河区${name}办法`, "2020-01-01", [`${name}应当备案。`]),
      );
      expect(saved.status, name).toBe(200);
      files += 1;
      expect((await reload(url)).data, name).toMatchObject({ added: 1, removed: 0, rejected: [] });
      await postFor(url, "/api/users", { id: name, role: "staff", collections: "all" });
      for (const id of drafts) expect((await getJson(url, `/api/draft/${id}`)).versions).toHaveLength(1);
      expect((await getJson(url, "/api/documents")).documents, name).toHaveLength(files);
      expect((await getJson(url, "/api/users")).users, name).toHaveLength(files - 1);
      expect((await getJson(url, "/api/audit?limit=1")).check.brokenAt, name).toBeNull();
    }

    setClock(0);
    {
      await using server = await serve(folder, options);
      await work(server.url, "今天");
      for (const [name, shift] of [
        ["跳后", years(10)],
        ["跳前", years(-20)],
        ["跳回", 0],
      ] as const) {
        setClock(shift);
        await sleep(700);
        await work(server.url, name);
      }
    }
    for (const [name, shift] of [
      ["再启前", years(-5)],
      ["再启后", years(30)],
      ["再启回", 0],
    ] as const) {
      setClock(shift);
      await using server = await serve(folder, options);
      await work(server.url, name);
    }
  });
});
