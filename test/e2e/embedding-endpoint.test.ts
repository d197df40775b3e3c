import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localAdmin } from "../../src/domain/people/reader.ts";
import type { EmbedderSettings } from "../../src/ports/embedder.ts";
import {
  reply,
  startFakeEmbeddings,
  type FakeEmbeddings,
  type Interference,
} from "../support/fake-embeddings.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../support/knowledge-folder.ts";
import { modelsDir, openApp, reload, type OpenApp } from "../support/open-app.ts";

const secret = "年度考核结果暂不公开";
let folder: KnowledgeFolder;
let server: FakeEmbeddings;
let open: OpenApp | null = null;

beforeEach(async () => {
  server = await startFakeEmbeddings();
  folder = createKnowledgeFolder({
    "policies/公示.md": regulation("公示办法", "2020-01-01", ["公示期为五个工作日。", "党费按月交纳。"]),
    "policies/考核.md": regulation("考核通知", "2020-01-01", [secret]).replace(
      "status: 现行",
      "status: 现行\ninternal: true",
    ),
  });
});
afterEach(async () => {
  await open?.assistant.close();
  open = null;
  await server.close();
  folder[Symbol.dispose]();
});

function endpoint(model: string, isOutside = false): EmbedderSettings {
  return { modelsDir, endpoint: { model, baseUrl: server.url, apiKey: null, isOutside } };
}

async function start(settings?: EmbedderSettings): Promise<OpenApp> {
  await open?.assistant.close();
  open = await openApp(folder.knowledgeDir, folder.dataDir, settings);
  return open;
}

async function firstFound(text: string): Promise<string | undefined> {
  const { passages } = await open!.assistant.search({ text }, localAdmin);
  return passages[0]?.text;
}

const refuse: Interference = (response) => reply(response, 401, { error: { message: "expired" } });

const sent = (): string => JSON.stringify(server.requests.map(({ input }) => input));

describe("an embedding endpoint", () => {
  it("takes over from the embedded encoder, and gives back, each with its own vectors only", async () => {
    const embedded = (await start()).assistant.status().embedder;
    const { assistant, startupEvents } = await start(endpoint("first"));
    expect(startupEvents.at(-1)).toMatchObject({ type: "reload-end", report: { chunks: 3 } });
    expect(assistant.status()).toMatchObject({ embedder: `first@${server.url}`, chunks: 3 });
    expect(assistant.status().notices.join("")).toContain("另一个向量模型");
    expect(await firstFound("公示几个工作日")).toContain("五个工作日");

    // On this machine: internal text goes there too.
    expect(sent()).toContain(secret);

    const asked = server.requests.length;
    expect((await start()).assistant.status().embedder).toBe(embedded);
    expect(await firstFound("公示几个工作日")).toContain("五个工作日");
    expect(server.requests).toHaveLength(asked);
  });

  it("never sees the text of an internal document when it is outside", async () => {
    await start(endpoint("first", true));
    expect(sent()).toContain("党费按月交纳");
    expect(sent()).not.toContain(secret);
    expect(await firstFound("年度考核结果公开吗")).toContain(secret);
  });

  it("that is down leaves questions to the words alone, and the next reload to the old index", async () => {
    const { assistant } = await start(endpoint("first"));
    server.interfere(refuse);
    expect(await firstFound("党费怎么交")).toContain("党费按月交纳");

    folder.write("policies/新.md", regulation("新办法", "2021-01-01", ["培训五天。"]));
    const { generation } = assistant.status();
    server.interfere(refuse);
    await expect(reload(assistant)).rejects.toMatchObject({ fix: "请检查 OPENAI_API_KEY" });
    expect(assistant.status().generation).toBe(generation);
    expect((await reload(assistant)).added).toBe(1);
  });

  it("whose model changed under its name is found out by the length, and not served", async () => {
    await start(endpoint("first"));
    // The length is unknown here until the first answer: it is compared with the index.
    const short: Interference = (response, { input }) =>
      reply(response, 200, { data: input.map((_, index) => ({ index, embedding: [0.6, 0.8] })) });
    server.interfere(short);
    expect(await firstFound("党费怎么交")).toContain("党费按月交纳");
  });
});
