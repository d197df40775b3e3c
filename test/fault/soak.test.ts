import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { serve } from "../support/fault/program.ts";
import { ask, getJson, postStream, reload, upload } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";

const seconds = process.env["CI_LONG"] === "1" ? 600 : 60;
const seed = 20260304;

interface Reading {
  readonly rssMb: number;
  readonly handles: number;
}

/** The process as the system sees it. */
function measure(pid: number): Reading {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return { rssMb: (pages * 4096) / 2 ** 20, handles: readdirSync(`/proc/${pid}/fd`).length };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe.skipIf(process.platform !== "linux")("a day's mixed work, pressed together", () => {
  it(`leaks neither memory nor handles (${seconds} s)`, async () => {
    using folder = createKnowledgeFolder({
      "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
    });
    for (let n = 0; n < 100; n += 1)
      folder.write(
        `policies/办法${n}.md`,
        regulation(`清河区第${n}号办法`, "2024-01-01", [`第${n}件应当备案。`.repeat(60)]),
      );
    await using server = await serve(folder);
    const { url } = server;
    const random = createRandom(seed);
    const counts = { asked: 0, left: 0, drafts: 0, uploads: 0, reloads: 0, searches: 0, failed: 0 };
    const readings: Reading[] = [];
    const end = Date.now() + seconds * 1000;

    async function lane(pauseMs: number, work: (n: number) => Promise<unknown>): Promise<void> {
      for (let n = 0; Date.now() < end; n += 1) {
        await work(n).catch((error: unknown) => {
          counts.failed += 1;
          console.warn(String(error));
        });
        await sleep(pauseMs * (0.5 + random()));
      }
    }
    await Promise.all([
      lane(900, async (n) => {
        const [question, said] =
          n % 3 === 0 ? ["食堂今天吃什么？", "没有"] : ["党支部书记的任期是几年？", "五年"];
        expect((await ask(url, question)).data.answer).toContain(said);
        counts.asked += 1;
      }),
      // People who close the page before the answer is there.
      lane(1500, async () => {
        const leave = AbortSignal.timeout(Math.floor(random() * 20));
        const body = JSON.stringify({ question: "第三十号办法规定了什么？" });
        await fetch(`${url}/api/ask`, { method: "POST", body, signal: leave }).catch(() => {});
        counts.left += 1;
      }),
      lane(1800, async () => {
        await postStream(url, "/api/draft", { request: "写一段党员教育培训情况" });
        counts.drafts += 1;
      }),
      lane(300, async (n) => {
        await getJson(url, `/api/search?q=${encodeURIComponent(`第${n % 100}件备案`)}`);
        await getJson(url, "/api/documents");
        counts.searches += 1;
      }),
      lane(1000, async (n) => {
        const text = regulation(`清河区上传第${n % 5}号办法`, "2024-01-01", [
          `第${n}次上传，应当办理。`.repeat(50),
        ]);
        expect((await upload(url, `上传${n % 5}.md`, text)).status).toBe(200);
        counts.uploads += 1;
        const last = await reload(url);
        expect(last.event).toBe("reload-end");
        counts.reloads += 1;
      }),
      lane(500, async () => {
        readings.push(measure(server.child.pid!));
      }),
    ]);

    // The first fifth warms up caches and code.
    const settled = readings.slice(Math.floor(readings.length / 5));
    const half = Math.floor(settled.length / 2);
    const [first, second] = [settled.slice(0, half), settled.slice(half)].map((part) => ({
      rssMb: median(part.map(({ rssMb }) => rssMb)),
      handles: median(part.map(({ handles }) => handles)),
    })) as [Reading, Reading];
    console.log(
      `soak: ${seconds} s, seed ${seed}; ${JSON.stringify(counts)}; first half ${show(first)}, second ${show(second)}`,
    );
    expect(counts.failed).toBe(0);
    expect(second.rssMb).toBeLessThan(first.rssMb * 1.15 + 20);
    expect(second.handles).toBeLessThanOrEqual(first.handles + 4);
    expect((await getJson(url, "/api/documents")).documents).toHaveLength(106);
  });
});

function show({ rssMb, handles }: Reading): string {
  return `${rssMb.toFixed(0)} MB ${handles} handles`;
}
