import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, startWebServer } from "../support/web-test-server.ts";

let pageDir = "";

beforeAll(async () => {
  pageDir = await mkdtemp(path.join(tmpdir(), "youju-page-"));
  await mkdir(path.join(pageDir, "assets"));
  await writeFile(path.join(pageDir, "index.html"), '<script nonce="__CSP_NONCE__"></script><b>有据</b>');
  await writeFile(path.join(pageDir, "assets/main-1a2b.js"), "console.log(1);".repeat(500));
});

afterAll(() => rm(pageDir, { recursive: true }));

describe("the page", () => {
  it("carries a new nonce each time, the same in page and policy", async () => {
    await using server = await startWebServer({ pageDir });
    const nonces = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      const response = await fetch(server.url);
      const nonce = /nonce="([^"]+)"/u.exec(await response.text())?.[1] ?? "";
      expect(response.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it("lets hashed files be kept for ever, compressed", async () => {
    await using server = await startWebServer({ pageDir });
    const response = await fetch(`${server.url}/assets/main-1a2b.js`);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toContain("console.log(1);");
    const etag = response.headers.get("etag") ?? "";
    const again = await rawRequest(`${server.url}/assets/main-1a2b.js`, {
      headers: { "if-none-match": etag },
    });
    expect(again.status).toBe(304);
    const plain = await rawRequest(`${server.url}/assets/main-1a2b.js`, {});
    expect(plain.text).toHaveLength(7500);
  });

  it.each(["/assets/../../package.json", "/..%2f..%2fetc/passwd", "/assets/none.js", "/.env"])(
    "does not serve %s",
    async (address) => {
      await using server = await startWebServer({ pageDir });
      expect((await rawRequest(server.url + address, {})).status).toBe(404);
    },
  );

  it("says how to build it when it is missing", async () => {
    await using server = await startWebServer();
    const response = await fetch(server.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
  });

  it("sends the policy with every answer", async () => {
    await using server = await startWebServer({ pageDir });
    for (const address of ["/healthz", "/api/status", "/api/none", "/assets/main-1a2b.js"]) {
      const response = await fetch(server.url + address);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    }
  });
});
