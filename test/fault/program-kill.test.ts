import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { serve } from "../support/fault/program.ts";
import { ask, getJson, postFor, postStream, reload, upload } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";

const rounds = process.env["CI_LONG"] === "1" ? 150 : 20;
const seed = 20260302;

/** What the program has acknowledged: none of it may ever be gone. */
interface Promised {
  /** Content by name below policies/; every upload that was sent is one of `sent`. */
  readonly uploads: Map<string, string>;
  readonly sent: Map<string, Set<string>>;
  readonly drafts: Map<string, string>;
  readonly users: Set<string>;
}

/** Work of five kinds at once, each going on until the connection breaks. */
function startWork(url: string, round: number, promised: Promised): Promise<unknown> {
  async function repeat(work: (n: number) => Promise<unknown>): Promise<void> {
    for (let n = 0; ; n += 1) await work(n);
  }
  const lanes = [
    // Slow enough for the limit on one reader's questions.
    repeat(() => ask(url, "党支部书记的任期是几年？").then(() => sleep(40))),
    repeat(async (n) => {
      const name = `上传${n % 7}.md`;
      const text = regulation(`清河区上传第${n % 7}号办法`, "2024-01-01", [
        `第${round}轮第${n}次上传，应当在${n + 1}个工作日内办理。`.repeat(40),
      ]);
      promised.sent.set(name, (promised.sent.get(name) ?? new Set()).add(text));
      const response = await upload(url, name, text);
      const { saved } = (await response.json()) as { saved: unknown[] };
      if (saved.length === 1) promised.uploads.set(name, text);
    }),
    repeat(async () => {
      const { event, data } = await postStream(url, "/api/draft", {
        request: "写一段党员教育培训情况",
        facts: ["培训党员320人次"],
      });
      if (event === "draft-end") promised.drafts.set(data.id, data.text);
      await sleep(100);
    }),
    repeat(async (n) => {
      const id = `人员${round}-${n}`;
      await postFor(url, "/api/users", { id, role: "staff", collections: "all" });
      promised.users.add(id);
      await sleep(30);
    }),
    repeat(() => reload(url)),
  ];
  return Promise.allSettled(lanes);
}

/** Everything acknowledged is there, whole, and nothing half is. */
async function expectWhole(url: string, folder: KnowledgeFolder, promised: Promised, round: number) {
  const { data: report } = await reload(url);
  expect(report.rejected, `round ${round}`).toEqual([]);
  const { documents } = await getJson(url, "/api/documents");
  const files = readdirSync(join(folder.knowledgeDir, "policies")).filter((name) => !name.startsWith("."));
  expect(documents).toHaveLength(files.length);
  const lost = [...promised.uploads.keys()].filter((name) => !files.includes(name));
  expect(lost, `round ${round}`).toEqual([]);
  for (const name of files.filter((file) => promised.sent.has(file)))
    expect([...promised.sent.get(name)!]).toContain(readFileSync(folder.path(`policies/${name}`), "utf8"));
  for (const [id, text] of promised.drafts) {
    const history = JSON.parse(readFileSync(join(folder.dataDir, "drafts", `${id}.json`), "utf8"));
    expect(history.versions.at(-1)?.draft.text, `round ${round}: draft ${id}`).toBe(text);
  }
  for (const id of [...promised.drafts.keys()].slice(-2))
    expect((await getJson(url, `/api/draft/${id}`)).versions, `round ${round}: draft ${id}`).toHaveLength(1);
  const { users } = await getJson(url, "/api/users");
  const known = new Set(users.map((user: { id: string }) => user.id));
  for (const id of promised.users) expect(known.has(id), `round ${round}: user ${id}`).toBe(true);
  const { check } = await getJson(url, "/api/audit?limit=1");
  expect(check.brokenAt, `round ${round}: audit`).toBeNull();
  const answer = await ask(url, "党支部书记的任期是几年？");
  expect(answer.data.answer).toContain("五年");
}

describe("the serving program, killed at any moment", () => {
  it(`loses nothing that it acknowledged (${rounds} rounds)`, async () => {
    using folder = createKnowledgeFolder({
      "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", [
        "党支部书记的任期为五年，任期届满应当按期换届。",
        "党支部每月召开一次支部委员会会议。",
      ]),
    });
    const random = createRandom(seed);
    const promised: Promised = {
      uploads: new Map(),
      sent: new Map(),
      drafts: new Map(),
      users: new Set(),
    };
    for (let round = 1; round <= rounds; round += 1) {
      const server = await serve(folder);
      if (round > 1) await expectWhole(server.url, folder, promised, round);
      const work = startWork(server.url, round, promised);
      await sleep(20 + random() * 1200);
      await server.kill();
      await work;
    }
    await using server = await serve(folder);
    await expectWhole(server.url, folder, promised, rounds + 1);
    console.log(
      `program-kill: ${rounds} kills, seed ${seed}; kept ${promised.uploads.size} uploads, ` +
        `${promised.drafts.size} drafts, ${promised.users.size} users; lost 0`,
    );
    expect(promised.drafts.size * promised.users.size * promised.uploads.size).toBeGreaterThan(0);
  });
});
