import { sampleInstallation } from "../support/sample-installation.ts";
import { describe, expect, it } from "vitest";
import { createWebServer } from "../../src/channels/web/server.ts";
import type { Comparison } from "../../src/domain/documents/comparison.ts";
import { createLogger } from "../../src/logger.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openApp } from "../support/open-app.ts";
import { createTestOffice } from "../support/test-office.ts";

describe("GET /api/compare", () => {
  it("compares two versions, says what is wrong, and shows nobody what they may not see", async () => {
    using folder = createKnowledgeFolder({
      "policies/办法2014.md": regulation("干部公示办法（2014年）", "2014-01-01", [
        "公示期不少于七天。",
        "公示应当张贴。",
      ]),
      "later/办法2019.md": regulation("干部公示办法（2019年）", "2019-01-01", [
        "公示期不少于五个工作日。",
        "公示应当张贴。",
      ]),
    });
    const office = createTestOffice({ adminToken: "admin-secret" });
    const token = office.people.add({ id: "zhang", role: "staff", collections: ["later"] }, "admin");
    const { assistant } = await openApp(folder.knowledgeDir, folder.dataDir);
    const logger = createLogger("silent");
    const server = createWebServer({
      ...office,
      assistant,
      installation: sampleInstallation,
      host: "127.0.0.1",
      port: 0,
      logger,
      pageDir: "/none",
    });
    const { url } = await server.listen();
    const get = (query: Record<string, string>, by = "admin-secret"): Promise<Response> =>
      fetch(`${url}/api/compare?${new URLSearchParams(query).toString()}`, {
        headers: { authorization: `Bearer ${by}` },
      });
    try {
      for (const query of [
        { old: "policies/办法2014.md", new: "later/办法2019.md" },
        { topic: "公示办法2014版和2019版" },
      ]) {
        const response = await get(query);
        expect(response.status).toBe(200);
        const { counts, pairs, old } = (await response.json()) as Comparison;
        expect(counts).toMatchObject({ changed: 1, same: 1 });
        expect(old.file).toBe("policies/办法2014.md");
        expect(pairs[0]?.new?.changes).toHaveLength(1);
      }
      const absent = await get({ old: "policies/没有.md", new: "later/办法2019.md" });
      const hidden = await get({ old: "policies/办法2014.md", new: "later/办法2019.md" }, token);
      for (const response of [absent, hidden]) expect(response.status).toBe(400);
      expect(await absent.text()).toContain("没有找到“policies/没有.md”");
      expect(await hidden.text()).toContain("没有找到“policies/办法2014.md”");
      const bad = await get({ old: "x" });
      expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining("new")]);
    } finally {
      await server.close();
      await assistant.close();
    }
  });
});
