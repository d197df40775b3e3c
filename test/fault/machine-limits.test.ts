import { createConnection, type Socket } from "node:net";
import { chmodSync, chownSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { runProgram, serve } from "../support/fault/program.ts";
import { ask, getJson, postStream, reload, upload } from "../support/fault/requests.ts";
import { mountDisk } from "../support/fault/small-disk.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../support/knowledge-folder.ts";

const question = "党支部书记的任期是几年？";

function smallOffice(): KnowledgeFolder {
  return createKnowledgeFolder({
    "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
  });
}

async function expectAnswer(url: string): Promise<void> {
  expect((await ask(url, question)).data.answer).toContain("五年");
}

describe("a data folder that cannot be written any more", () => {
  /** Root may write everywhere: as root the program runs as nobody. */
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;

  it("keeps answering while it serves, and says what cannot be kept", async () => {
    using folder = smallOffice();
    const { dataDir } = folder;
    if (uid !== undefined) {
      chmodSync(dirname(dataDir), 0o755);
      chownSync(dataDir, uid, uid);
    }
    await using server = await serve(folder, uid === undefined ? {} : { uid });
    chmodSync(dataDir, 0o555);
    await expectAnswer(server.url);
    const drafted = await postStream(server.url, "/api/draft", { request: "写一段党员教育情况" }).catch(
      String,
    );
    expect(JSON.stringify(drafted)).toContain("数据文件夹不能写入");
    await expectAnswer(server.url);
    chmodSync(dataDir, 0o755);
    expect((await postStream(server.url, "/api/draft", { request: "写一段党员教育情况" })).event).toBe(
      "draft-end",
    );
  });
});

const disk = mountDisk(300);
afterAll(() => disk?.remove());

describe.skipIf(disk === null)("a data folder on a read-only disk", () => {
  it("is named in one line at the start", async () => {
    using folder = smallOffice();
    const there = { knowledgeDir: folder.knowledgeDir, dataDir: join(disk?.path ?? "", "data") };
    const first = await serve(there);
    await expectAnswer(first.url);
    await first.kill();
    disk?.setWritable(false);
    for (const words of [["serve"], ["ask", question], ["reload"]]) {
      const { code, errors } = await runProgram(there, words).ended;
      expect([code, errors]).toEqual([1, expect.stringMatching(/^数据文件夹不能使用：\S+（请用 DATA_DIR/u)]);
    }
    disk?.setWritable(true);
    await using again = await serve(there);
    await expectAnswer(again.url);
  });
});

describe("databases that another program holds", () => {
  it("answers all the while; writing waits, then says so, then works", async () => {
    using folder = smallOffice();
    await using server = await serve(folder);
    const holders = ["youju.db", "office.db"].map((name) => new DatabaseSync(join(folder.dataDir, name)));
    for (const holder of holders) holder.exec("begin immediate");
    await expectAnswer(server.url);
    folder.write("policies/新.md", regulation("清河区新办法", "2024-01-01", ["应当备案。"]));
    const reloaded = await reload(server.url).catch(String);
    expect(JSON.stringify(reloaded)).toContain("数据文件正被另一个程序占用");
    const uploaded = await upload(
      server.url,
      "另.md",
      regulation("清河区另一办法", "2024-01-01", ["应当报告。"]),
    );
    expect(uploaded.status === 200 || (await uploaded.text()).includes("正被另一个程序占用")).toBe(true);
    await expectAnswer(server.url);
    for (const holder of holders) {
      holder.exec("rollback");
      holder.close();
    }
    // The first may still join the run that waited in vain.
    await expect
      .poll(() => reload(server.url), { timeout: 30_000 })
      .toMatchObject({ event: "reload-end", data: { rejected: [] } });
    expect((await getJson(server.url, "/api/documents")).documents).toHaveLength(3);
  });
});

describe("open files", () => {
  it("few: answers what it can, refuses the rest, and is whole when the crowd has gone", async () => {
    using folder = smallOffice();
    await using server = await serve(folder, { before: "ulimit -n 256" });
    const crowd = await openMany(server.url, 400);
    await sleep(300);
    for (const socket of crowd) socket.destroy();
    await sleep(300);
    await expectAnswer(server.url);
    expect((await reload(server.url)).data).toMatchObject({ unchanged: 1 });
    expect(server.child.exitCode).toBeNull();
  });

  const most = Number(execFileSync("/bin/sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim() || "0");
  it.skipIf(most < 12_000)(
    "10,000 connections at once: nobody is cut off and everybody is served",
    async () => {
      using folder = smallOffice();
      await using server = await serve(folder, { before: "ulimit -n 11000" });
      const crowd = await openMany(server.url, 10_000);
      expect(crowd.filter((socket) => !socket.destroyed)).toHaveLength(10_000);
      await expectAnswer(server.url);
      for (const socket of crowd) socket.destroy();
      await sleep(200);
      await expectAnswer(server.url);
    },
  );

  async function openMany(url: string, count: number): Promise<Socket[]> {
    const { hostname, port } = new URL(url);
    const sockets: Socket[] = [];
    for (let n = 0; n < count; n += 1) {
      const socket = createConnection({ host: hostname, port: Number(port) });
      socket.on("error", () => socket.destroy());
      sockets.push(socket);
      if (n % 100 === 99) await Promise.all(sockets.slice(-100).map((each) => connected(each)));
    }
    return sockets;
  }

  const connected = (socket: Socket): Promise<void> =>
    new Promise((done) => {
      if (!socket.connecting) done();
      socket.once("connect", done).once("close", done);
    });
});

describe("memory", () => {
  it("little for the reload: it says so, and the program goes on serving", async () => {
    using folder = smallOffice();
    await using server = await serve(folder, { nodeArguments: ["--max-old-space-size=192"] });
    await expectAnswer(server.url);
    // 30 MB of text in one file: far more than an office's longest report.
    folder.write(
      "reports/巨.md",
      `# 清河区巨型汇编\n\n${"一、组织建设情况。各级党组织认真落实要求。\n\n".repeat(600_000)}`,
    );
    const last = await reload(server.url).catch((error: unknown) => ({
      event: "error",
      data: { message: String(error) },
    }));
    const told = JSON.stringify(last.data);
    expect(last.event === "reload-end" || /内存|太大|超过/u.test(told), told).toBe(true);
    await expectAnswer(server.url);
  });

  it("too little to start: it ends, and serves as before with more", async () => {
    using folder = smallOffice();
    {
      await using server = await serve(folder);
      await expectAnswer(server.url);
    }
    const run = runProgram(folder, ["serve"], { nodeArguments: ["--max-old-space-size=8"] });
    const ended = await Promise.race([run.ended, sleep(20_000)]);
    if (ended === undefined) await run.kill();
    await using server = await serve(folder);
    await expectAnswer(server.url);
    expect((await getJson(server.url, "/api/documents")).documents).toHaveLength(1);
  });
});
