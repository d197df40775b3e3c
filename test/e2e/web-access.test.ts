import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { postJson, rawRequest, startWebServer } from "../support/web-test-server.ts";

const tokens = { adminToken: "admin-secret", staffToken: "staff-secret" };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe("who may do what", () => {
  it.each([
    ["nothing", {}, 401, 401],
    ["a wrong token", bearer("wrong-secret"), 401, 401],
    ["an empty token", { authorization: "Bearer " }, 401, 401],
    ["another scheme", { authorization: "Basic YWRtaW4=" }, 401, 401],
    ["a made-up session", { cookie: "youju_session=abc" }, 401, 401],
    ["the staff token", bearer("staff-secret"), 200, 403],
    ["the admin token", bearer("admin-secret"), 200, 200],
  ] as const)("%s", async (_name, headers, read, admin) => {
    await using server = await startWebServer(tokens);
    for (const address of ["/api/status", "/api/documents", "/api/search?q=a"]) {
      expect((await fetch(server.url + address, { headers })).status).toBe(read);
    }
    expect((await postJson(`${server.url}/api/ask`, { question: "a" }, headers)).status).toBe(read);
    expect((await postJson(`${server.url}/api/reload`, {}, headers)).status).toBe(admin);
    for (const address of ["/metrics", "/api/users", "/api/audit", "/api/installation"]) {
      expect((await fetch(server.url + address, { headers })).status).toBe(admin);
    }
    expect((await fetch(`${server.url}/healthz`, { headers })).status).toBe(200);
  });

  it("never mistakes a token that is not set for an empty one", async () => {
    await using server = await startWebServer({ adminToken: null, staffToken: "staff-secret" });
    expect((await postJson(`${server.url}/api/login`, { token: "" })).status).toBe(400);
    expect((await fetch(`${server.url}/api/status`, { headers: bearer("null") })).status).toBe(401);
  });

  it("hands the assistant the reader who asks", async () => {
    await using server = await startWebServer(tokens);
    await fetch(`${server.url}/api/documents`, { headers: bearer("staff-secret") });
    expect(server.assistant.calls).toMatchObject([{ reader: { userId: "staff", role: "staff" } }]);
  });
});

describe("login", () => {
  it("gives a cookie that scripts cannot read, and logout ends it", async () => {
    await using server = await startWebServer(tokens);
    const login = await postJson(`${server.url}/api/login`, { token: "staff-secret" });
    const set = login.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/HttpOnly/u);
    expect(set).toMatch(/SameSite=Strict/u);
    expect(set).not.toContain("staff-secret");
    const cookie = set.split(";", 1)[0] ?? "";

    const status = async () => (await fetch(`${server.url}/api/status`, { headers: { cookie } })).status;
    expect(await status()).toBe(200);
    expect((await postJson(`${server.url}/api/reload`, {}, { cookie })).status).toBe(403);
    await postJson(`${server.url}/api/logout`, {}, { cookie });
    expect(await status()).toBe(401);
  });

  it("refuses a wrong token", async () => {
    await using server = await startWebServer(tokens);
    const response = await postJson(`${server.url}/api/login`, { token: "guess-guess" });
    expect(response.status).toBe(401);
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

describe("Host header without a token", () => {
  it.each([
    ["localhost:8765", 200],
    ["127.0.0.1", 200],
    ["127.8.9.1:80", 200],
    ["[::1]:8765", 200],
    ["evil.example", 403],
    ["localhost.evil.example", 403],
    ["127.0.0.1.evil.example:8765", 403],
    ["192.168.1.7:8765", 403],
  ])("%s → %i", async (host, expected) => {
    await using server = await startWebServer();
    const { status } = await rawRequest(`${server.url}/api/status`, { headers: { host } });
    expect(status).toBe(expected);
  });

  it("does not matter once a token is shown", async () => {
    await using server = await startWebServer(tokens);
    const headers = { host: "youju.office.example", ...bearer("staff-secret") };
    expect((await rawRequest(`${server.url}/api/status`, { headers })).status).toBe(200);
  });
});

describe("requests from other sites", () => {
  const origin = (url: string) => ({ origin: url });
  it.each([
    ["a cross-site page", { "sec-fetch-site": "cross-site" }, 403],
    ["another port of this host", { "sec-fetch-site": "same-site" }, 403],
    ["another origin", origin("http://evil.example"), 403],
    ["an opaque origin", origin("null"), 403],
    ["our own page", { "sec-fetch-site": "same-origin" }, 200],
    ["a program", {}, 200],
  ])("%s → %i", async (_name, headers: Record<string, string>, expected) => {
    await using server = await startWebServer();
    const options = { method: "POST", headers, body: '{"question":"a"}' };
    expect((await rawRequest(`${server.url}/api/ask`, options)).status).toBe(expected);
    expect((await rawRequest(`${server.url}/api/logout`, { method: "POST", headers })).status).toBe(expected);
  });

  it("takes our own origin without Sec-Fetch-Site (plain HTTP in the office)", async () => {
    await using server = await startWebServer();
    const options = { method: "POST", headers: origin(server.url), body: '{"question":"a"}' };
    expect((await rawRequest(`${server.url}/api/ask`, options)).status).toBe(200);
  });
});

describe("listen", () => {
  it("refuses another host than loopback without a token", async () => {
    const failure = startWebServer({ host: "0.0.0.0" });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toMatchObject({ fix: expect.stringContaining("ADMIN_TOKEN") });
  });

  it("serves another host with a token", async () => {
    await using server = await startWebServer({ host: "0.0.0.0", ...tokens });
    expect(server.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/u);
  });

  it("names the fix when the port is taken", async () => {
    await using server = await startWebServer();
    const port = Number(new URL(server.url).port);
    const failure = startWebServer({ port });
    await expect(failure).rejects.toThrow(`端口 ${port} 已被占用`);
    await expect(failure).rejects.toMatchObject({
      name: "ConfigError",
      fix: expect.stringContaining("PORT="),
    });
  });

  it("names the fix when the address is not of this computer", async () => {
    await expect(startWebServer({ host: "203.0.113.9", ...tokens })).rejects.toThrow("HOST=203.0.113.9");
  });
});
