import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOffice, type Office } from "../../../src/roots/office-app.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../support/knowledge-folder.ts";
import { postJson, startWebServer, type TestServer } from "../../support/web-test-server.ts";

let folder: KnowledgeFolder;
/** The serving process and a command line beside it: two connections to one file. */
let serving: Office;
let beside: Office;
let server: TestServer;

beforeEach(async () => {
  folder = createKnowledgeFolder();
  const options = { dataDir: join(folder.dataDir, "data"), adminToken: null, staffToken: null };
  serving = openOffice(options);
  beside = openOffice(options);
  server = await startWebServer({ office: serving });
});
afterEach(async () => {
  await server.close();
  serving.close();
  beside.close();
  folder[Symbol.dispose]();
});

const ask = async (headers: Record<string, string>): Promise<number> =>
  (await fetch(`${server.url}/api/documents`, { headers })).status;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const add = (id: string) => beside.people.add({ id, role: "staff", collections: "all" }, "local");
async function login(token: string): Promise<Record<string, string>> {
  const response = await postJson(`${server.url}/api/login`, { token });
  return { cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

describe("a token", () => {
  it("closes the open page with the first user, whichever process adds them", async () => {
    expect(await ask({})).toBe(200);
    const token = add("甲");
    expect(await ask({})).toBe(401);
    expect(await ask(bearer(token))).toBe(200);
  });

  it("is rotated and revoked without a restart, and its sessions end with it", async () => {
    const old = add("甲");
    const session = await login(old);
    expect(await ask(session)).toBe(200);
    const next = beside.people.rotate("甲", "local");
    expect([await ask(bearer(old)), await ask(session), await ask(bearer(next))]).toEqual([401, 401, 200]);
    const again = await login(next);
    add("乙");
    beside.people.revoke("甲", "local");
    expect([await ask(bearer(next)), await ask(again)]).toEqual([401, 401]);
  });

  it("has its rights from the next request on", async () => {
    const token = add("甲");
    const session = await login(token);
    const collections = async (): Promise<unknown> => {
      await ask(session);
      const call = server.assistant.calls.findLast(({ method }) => method === "documents");
      return call?.method === "documents" ? call.reader.collections : null;
    };
    expect(await collections()).toBe("all");
    beside.people.change("甲", { collections: ["policies"] }, "local");
    expect(await collections()).toEqual(["policies"]);
  });

  it("is on the disk as a hash only, in a folder of ours alone", () => {
    const token = add("甲");
    const dataDir = join(folder.dataDir, "data");
    const bytes = ["office.db", "office.db-wal"].map((name) => readFileSync(join(dataDir, name)));
    expect(Buffer.concat(bytes).includes(token)).toBe(false);
    expect(Buffer.concat(bytes).includes(token.slice(3))).toBe(false);
    expect(Buffer.concat(bytes).includes(beside.people.byId("甲")!.secret)).toBe(true);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
  });

  it("is not let in by anything near it", async () => {
    const token = add("甲");
    const near = [
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      token.replace("yj_", ""),
      ` ${token} x`,
      `${token}\u0000`,
      beside.people.byId("甲")!.secret,
    ];
    expect(near.filter((wrong) => serving.people.byToken(wrong) !== null)).toEqual([]);
    expect(serving.people.byToken(token)?.reader.userId).toBe("甲");
  });
});

describe("a forged session", () => {
  it("is refused however much of a real one it keeps", async () => {
    const mine = (await login(add("甲")))["cookie"] ?? "";
    add("主任");
    const [name = "", value = ""] = mine.split("=");
    const [user = "", until = "", nonce = "", mac = ""] = value.split(".");
    const encode = (text: string) => Buffer.from(text).toString("base64url");
    const forged = [
      [encode("主任"), until, nonce, mac],
      [encode("admin"), until, nonce, mac],
      [user, String(Number(until) + 99_999), nonce, mac],
      [user, until, nonce, ""],
      [user, until, nonce, mac.slice(0, -1)],
      [user, until, mac],
      ["", until, nonce, mac],
    ];
    for (const parts of forged) expect(await ask({ cookie: `${name}=${parts.join(".")}` })).toBe(401);
    expect(await ask({ cookie: mine })).toBe(200);
  });
});

describe("guessing", () => {
  it("is slowed down after ten wrong tokens and written down without the token", async () => {
    add("甲");
    const statuses: number[] = [];
    for (let n = 0; n < 15; n += 1)
      statuses.push((await postJson(`${server.url}/api/login`, { token: `guess-${String(n)}` })).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.slice(10)).toEqual(Array.from({ length: 5 }, () => 429));
    const lines = serving.audit.newest(50);
    expect(lines.filter(({ action }) => action === "login-failed")).toHaveLength(10);
    expect(JSON.stringify(lines)).not.toContain("guess-");
  });
});
