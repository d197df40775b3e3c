import { renameSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runProgram, serve } from "../support/fault/program.ts";
import { ask, getJson, reload } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";

const rounds = process.env["CI_LONG"] === "1" ? 30 : 4;
const count = 200;
const question = "党支部书记的任期是几年？";

describe("a knowledge folder on a stick that is pulled out", () => {
  it("is told of; what was indexed goes on answering, and all is there when it is back", async () => {
    using folder = createKnowledgeFolder({
      "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
    });
    for (let n = 1; n < count; n += 1)
      folder.write(
        `policies/办法${n}.md`,
        regulation(`清河区第${n}号办法`, "2024-01-01", ["应当备案。".repeat(100)]),
      );
    await using server = await serve(folder, { environment: { WATCH: "1" } });
    const random = createRandom(7);
    const away = `${folder.knowledgeDir}-away`;
    for (let round = 1; round <= rounds; round += 1) {
      // Gone in the middle of a reload that reads every file, or before it.
      const running = reload(server.url, true).catch(String);
      if (round % 2 === 0) await sleep(random() * 800);
      renameSync(folder.knowledgeDir, away);
      await running;
      const told = JSON.stringify(await reload(server.url).catch(String));
      expect(told).toMatch(/资料文件夹打不开|没有读取权限|文件不见了/u);
      expect((await ask(server.url, question)).data.answer, `round ${round}`).toContain("五年");
      expect((await getJson(server.url, "/api/documents")).documents.length, `round ${round}`).toBe(count);
      renameSync(away, folder.knowledgeDir);
      expect((await reload(server.url)).data, `round ${round}`).toMatchObject({ removed: 0, rejected: [] });
    }
    expect((await getJson(server.url, "/api/documents")).documents).toHaveLength(count);

    await server.kill();
    rmSync(folder.knowledgeDir, { recursive: true });
    // The index is whole: a start without the folder serves it and says what is missing.
    await using alone = await serve(folder);
    expect((await ask(alone.url, question)).data.answer).toContain("五年");
    await expect.poll(alone.errors, { timeout: 10_000 }).toContain("资料文件夹打不开");
    const { code, errors } = await runProgram(folder, ["reload"]).ended;
    expect([code, errors]).toEqual([1, expect.stringContaining("资料文件夹打不开")]);
  });
});
