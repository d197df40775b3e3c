import { sampleInstallation } from "../support/sample-installation.ts";
import { describe, expect, it } from "vitest";
import { createWebServer } from "../../src/channels/web/server.ts";
import { createLogger } from "../../src/logger.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { openApp } from "../support/open-app.ts";
import { createTestOffice } from "../support/test-office.ts";
import { parseEvents, postJson, startWebServer } from "../support/web-test-server.ts";

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const tokens = { adminToken: "admin-secret", staffToken: "staff-secret" };
const given = { verdict: "down", question: "公示几天", outcome: "answered" };

describe("POST /api/feedback and GET /api/insights", () => {
  it("refuses what is no feedback, naming every bad field, and insights to staff", async () => {
    await using server = await startWebServer(tokens);
    const bad = await postJson(
      `${server.url}/api/feedback`,
      { verdict: "so-so", cited: "x" },
      bearer("staff-secret"),
    );
    expect(bad.status).toBe(400);
    expect(await bad.text()).toMatch(/verdict.*question.*outcome.*cited/u);
    const insights = (path: string, token: string): Promise<Response> =>
      fetch(`${server.url}/api/insights${path}`, { headers: bearer(token) });
    expect((await insights("", "staff-secret")).status).toBe(403);
    expect((await insights("?days=0", "admin-secret")).status).toBe(400);
    expect((await postJson(`${server.url}/api/feedback`, given)).status).toBe(401);
    expect(server.assistant.calls).toEqual([]);
  });

  it("tells what was asked over HTTP and what was said of it, after a restart too", async () => {
    using folder = createKnowledgeFolder({
      "policies/办法.md": regulation("干部任前公示办法", "2020-01-01", [
        "任前公示期不少于五个工作日。",
        "公示期满，对没有问题的办理任职手续。",
      ]),
    });
    const office = createTestOffice(tokens);
    for (const round of [1, 2]) {
      const { assistant } = await openApp(folder.knowledgeDir, folder.dataDir);
      const server = createWebServer({
        installation: sampleInstallation,
        ...office,
        assistant,
        host: "127.0.0.1",
        port: 0,
        logger: createLogger("silent"),
        pageDir: "/nonexistent",
      });
      try {
        const { url } = await server.listen();
        const token = round === 1 ? "staff-secret" : "admin-secret";
        const question = "任前公示期不少于几个工作日？";
        const events = parseEvents(
          await (await postJson(`${url}/api/ask`, { question }, bearer(token))).text(),
        );
        const answer = events.at(-1)?.data as { citations: object[]; outcome: string };
        const { citations: cited, outcome } = answer;
        const feedback = { verdict: "up", question, outcome, cited };
        expect((await postJson(`${url}/api/feedback`, feedback, bearer(token))).status).toBe(200);
        const response = await fetch(`${url}/api/insights?days=1`, { headers: bearer("admin-secret") });
        expect(await response.json()).toMatchObject({
          total: { questions: round, answered: round },
          repeated: round === 1 ? [] : [{ question, people: 2 }],
          cited: [{ file: "policies/办法.md", article: "第一条", times: round }],
          feedback: Array.from({ length: round }, () => ({ verdict: "up", question })),
        });
      } finally {
        await server.close();
        await assistant.close();
      }
    }
  });
});
