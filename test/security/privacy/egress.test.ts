import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../../support/knowledge-folder.ts";
import { isBuilt, ownAddress, reachedFor, runProgram, watched } from "./run-program.ts";

/** Words of one kind of document each; none is asked for by them. */
const internalWord = "青松方案";
const publicWord = "公示专栏";
const question = "干部考察期间谈话材料由谁保管？";

const files = {
  "policies/公示办法.md": regulation("干部任前公示办法", "2024-03-01", [
    `干部任前公示期不少于5个工作日，在${publicWord}张贴。`,
  ]),
  "policies/谈话办法.md": regulation("干部考察谈话办法", "2024-03-01", [
    `内部资料，注意保存。`,
    `干部考察期间谈话材料由${internalWord}专班保管，保管期限10年。`,
  ]).replace("status: 现行", "status: 现行\ninternal: true"),
  "reports/总结.md": `# 清河区2025年工作总结\n\n一、干部教育培训\n\n2025年，全区坚持把干部教育培训摆在突出位置，举办培训班12期，做到应训尽训。\n`,
};

describe.runIf(isBuilt)("with nothing configured", () => {
  let folder: KnowledgeFolder;
  beforeAll(() => {
    folder = createKnowledgeFolder(files);
  });
  afterAll(() => folder[Symbol.dispose]());

  it("nothing reaches for an address outside, whatever is done", async () => {
    const runs = [
      await runProgram(folder, ["reload", "--full"]),
      await runProgram(folder, ["ask", question]),
      await runProgram(folder, ["search", "公示"]),
      await runProgram(folder, ["draft", "写一段2025年干部教育培训工作情况"]),
      await runProgram(folder, ["documents", "check"]),
      await runProgram(folder, ["doctor"]),
    ];
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(runs[1]?.out).toContain(internalWord);
    const served = await runProgram(folder, ["serve"], {
      whileServing: async (url) => {
        const body = JSON.stringify({ question, request: "写一段干部教育培训工作情况", text: "公示5天。" });
        for (const path of ["/api/ask", "/api/draft", "/api/check"])
          await (
            await fetch(url + path, { method: "POST", body, headers: { "content-type": "application/json" } })
          ).text();
        for (const path of ["/", "/api/status", "/api/search?q=公示", "/metrics", "/api/documents"])
          await (await fetch(url + path)).text();
      },
    });
    expect(served.out).toContain("listening on");
    expect(reachedFor(folder)).toEqual([]);
    // The program, its ingestion thread, and the same for each run.
    expect(watched(folder)).toBeGreaterThan(8);
  });

  it("a watcher that saw nothing would say so: it sees an address in a thread of ours", async () => {
    const control = createKnowledgeFolder(files);
    const environment = {
      EMBEDDING_MODEL: "m",
      OPENAI_BASE_URL: "http://models.invalid/v1",
      OPENAI_API_KEY: "sk-0123456789",
    };
    const { code } = await runProgram(control, ["reload"], { environment });
    expect(code).not.toBe(0);
    expect(reachedFor(control).join("\n")).toContain("models.invalid");
    control[Symbol.dispose]();
  });
});

describe.runIf(isBuilt && ownAddress !== undefined)("with a model and an embedder outside", () => {
  let folder: KnowledgeFolder;
  let server: Server;
  const sent: { readonly path: string; readonly body: string }[] = [];

  beforeAll(async () => {
    folder = createKnowledgeFolder(files);
    server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => (body += text));
      request.on("end", () => {
        const path = request.url ?? "";
        sent.push({ path, body });
        if (path.endsWith("/embeddings")) {
          const { input } = JSON.parse(body) as { input: string[] };
          const data = [input].flat().map((text, index) => ({
            index,
            embedding: Array.from({ length: 8 }, (_, at) => Math.sin(text.length * (at + 1))),
          }));
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify({ object: "list", data }));
          return;
        }
        response.writeHead(200, { "content-type": "text/event-stream" });
        const delta = { content: `干部任前公示期不少于5个工作日，在${publicWord}张贴。[1]` };
        const chunk = {
          object: "chat.completion.chunk",
          choices: [{ index: 0, delta, finish_reason: "stop" }],
        };
        response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
      });
    });
    await new Promise<void>((ready) => server.listen(0, "0.0.0.0", ready));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    folder[Symbol.dispose]();
  });

  it("what is marked internal goes to neither, and the rest goes nowhere else", async () => {
    const address = `${ownAddress ?? ""}:${String((server.address() as AddressInfo).port)}`;
    const environment = {
      CHAT_MODEL: "m",
      EMBEDDING_MODEL: "m",
      OPENAI_BASE_URL: `http://${address}/v1`,
      OPENAI_API_KEY: "sk-0123456789",
    };
    const run = (...args: string[]) => runProgram(folder, args, { environment });
    expect((await run("reload", "--full")).log).toBe("");
    const inside = await run("ask", question);
    expect(inside.out).toContain(internalWord);
    const outside = await run("ask", "干部任前公示期不少于几个工作日？");
    expect(outside.out).toContain("5个工作日");
    await run("draft", "写一段2025年干部考察谈话工作情况，联系电话13800138000");
    const bodies = sent.map(({ body }) => body).join("\n");
    // Both were used, and both got the public text.
    expect(new Set(sent.map(({ path }) => path))).toEqual(
      new Set(["/v1/embeddings", "/v1/chat/completions"]),
    );
    expect(bodies).toContain(publicWord);
    expect(bodies).not.toContain(internalWord);
    expect(bodies).not.toContain("13800138000");
    expect(bodies).not.toContain("保管期限10年");
    expect(reachedFor(folder).filter((line) => !line.includes(ownAddress ?? "-"))).toEqual([]);
  });
});
