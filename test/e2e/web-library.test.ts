import { createTestOffice } from "../support/test-office.ts";
import { describe, expect, it } from "vitest";
import { showDocument } from "../../src/domain/documents/shown-document.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { document, sampleDocuments } from "../support/fake-knowledge.ts";
import { startWebServer } from "../support/web-test-server.ts";

async function getJson(url: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("GET /api/search", () => {
  it("hands every parameter on", async () => {
    await using server = await startWebServer();
    const query = "q=学时&k=3&kind=policy&as_of=2024-05-01&all_versions=1&whole=true";
    const { status, body } = await getJson(`${server.url}/api/search?${query}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ query: "学时", timings_ms: { retrieve: 1, total: 1 } });
    expect(server.assistant.calls).toMatchObject([
      {
        method: "search",
        request: {
          text: "学时",
          limit: 3,
          kind: "policy",
          asOf: "2024-05-01",
          allVersions: true,
          whole: true,
        },
      },
    ]);
  });

  it.each([
    ["", "q"],
    ["q=a&k=0", "k"],
    ["q=a&k=101", "k"],
    ["q=a&k=many", "k"],
    ["q=a&kind=law", "kind"],
    ["q=a&as_of=2024-02-30", "as_of"],
    ["q=a&whole=maybe", "whole"],
  ])("refuses ?%s by naming %s", async (query, field) => {
    await using server = await startWebServer();
    const { status, body } = await getJson(`${server.url}/api/search?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { message: expect.stringContaining(`${field}：`) } });
  });
});

describe("GET /api/documents", () => {
  it("lists what is indexed", async () => {
    await using server = await startWebServer();
    const { body } = await getJson(`${server.url}/api/documents`);
    expect(body["documents"]).toHaveLength(sampleDocuments.length);
  });

  it.each([
    "policies/换届纪律通知（2026年）.md",
    "a b/100%.md",
    "x%2Fy.md",
    "一#二?.md",
    "a.zip/内/b+c.docx",
  ])("shows %s whole", async (file) => {
    const meta = sampleDocuments[0]?.meta;
    if (meta === undefined) throw new Error("no sample");
    const view = document({ ...meta, file }, [["一", null, "正文"]]);
    await using server = await startWebServer({
      assistant: createFakeAssistant({ documents: [view] }),
    });
    const { status, body } = await getJson(`${server.url}/api/documents/${encodeURIComponent(file)}`);
    expect(status).toBe(200);
    expect(body).toEqual({ ...showDocument(view), ...view });
  });

  it("says so when there is no such document", async () => {
    await using server = await startWebServer();
    const { status, body } = await getJson(`${server.url}/api/documents/none.md`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { message: "没有这份资料" } });
  });
});

describe("other addresses", () => {
  it("gives the status with the reader's role", async () => {
    await using server = await startWebServer();
    const { body } = await getJson(`${server.url}/api/status`);
    expect(body).toMatchObject({ documents: 4, mode: "extractive", role: "admin", login_required: false });
  });

  it("is healthy", async () => {
    await using server = await startWebServer();
    expect(await getJson(`${server.url}/healthz`)).toEqual({ status: 200, body: { ok: true } });
  });

  it("answers an unknown interface with 404 in JSON", async () => {
    await using server = await startWebServer();
    const { status, body } = await getJson(`${server.url}/api/nothing`);
    expect(status).toBe(404);
    expect(body).toHaveProperty("error.fix");
  });

  it("compresses long JSON", async () => {
    await using server = await startWebServer();
    const response = await fetch(`${server.url}/api/search?q=的十条&k=100`);
    expect(response.headers.get("content-encoding")).toBe("gzip");
  });
});

describe("POST /api/documents", () => {
  const form = (...names: string[]): FormData => {
    const data = new FormData();
    data.set("kind", "report");
    for (const name of names) data.append("files", new File(["文字"], name));
    return data;
  };

  it("hands every file to the assistant with its kind and writes the upload down", async () => {
    const office = createTestOffice();
    await using server = await startWebServer({ office });
    const body = form("2024/总结.md", "“引号”.md");
    const response = await fetch(`${server.url}/api/documents`, { method: "POST", body });
    expect(response.status).toBe(200);
    expect(server.assistant.calls).toMatchObject([
      {
        method: "receive",
        request: { kind: "report", files: [{ name: "2024/总结.md" }, { name: "“引号”.md" }] },
      },
    ]);
    expect(office.audit.newest(5).map(({ action }) => action)).toEqual(["upload", "upload"]);
  });

  it.each([
    ["no file", form(), "没有收到文件"],
    ["no form", "{}", "不是表单"],
  ])("refuses %s", async (_name, body, message) => {
    await using server = await startWebServer();
    const response = await fetch(`${server.url}/api/documents`, { method: "POST", body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(message);
  });

  it("is for admins", async () => {
    await using server = await startWebServer({ staffToken: "staff-secret" });
    const headers = { authorization: "Bearer staff-secret" };
    const response = await fetch(`${server.url}/api/documents`, {
      method: "POST",
      headers,
      body: form("a.md"),
    });
    expect(response.status).toBe(403);
    for (const path of ["users", "audit"])
      expect((await fetch(`${server.url}/api/${path}`, { headers })).status).toBe(403);
  });
});
