import { expect, it } from "vitest";
import { createOpenAiChatModel } from "../../../../src/adapters/openai/chat-model.ts";
import { createOpenAiEmbedder } from "../../../../src/adapters/openai/embedder.ts";
import { startConnectProxy } from "../../../support/connect-proxy.ts";
import { cutAfter, says, startFakeChat, status } from "../../../support/fake-chat.ts";
import { startFakeEmbeddings } from "../../../support/fake-embeddings.ts";

// No such host: only a proxy can reach it.
const outside = { model: "m", baseUrl: "http://model.invalid/v1", apiKey: "sk-0123456789", isOutside: true };

async function reply(chat: ReturnType<typeof createOpenAiChatModel>): Promise<string> {
  const messages = [{ role: "user", content: "问" }] as const;
  let text = "";
  for await (const piece of chat.stream({ messages, maxTokens: 10 })) text += piece;
  return text;
}

it("takes the model's stream, its errors and its broken lines through the proxy", async () => {
  const server = await startFakeChat();
  const proxy = await startConnectProxy(server.url);
  const chat = createOpenAiChatModel({ ...outside, proxy: proxy.url, retries: 0 });
  server.script(says("公示五个工作日。"), status(401, "no"), cutAfter("公示"));
  expect(await reply(chat)).toBe("公示五个工作日。");
  await expect(reply(chat)).rejects.toMatchObject({ fault: "refused-key" });
  await expect(reply(chat)).rejects.toThrow(/断开|连不上|读不懂/u);
  expect(new Set(proxy.asked)).toEqual(new Set(["model.invalid:80"]));
  expect(server.calls[0]?.authorization).toBe("Bearer sk-0123456789");
  proxy.close();
  await server.close();
});

it("stops when the asker does", async () => {
  const server = await startFakeChat();
  const proxy = await startConnectProxy(server.url);
  const chat = createOpenAiChatModel({ ...outside, proxy: proxy.url, retries: 0 });
  server.script(says("一二三四五六七八九十"));
  const stop = new AbortController();
  const messages = [{ role: "user", content: "问" }] as const;
  await expect(async () => {
    for await (const _piece of chat.stream({ messages, maxTokens: 10 }, stop.signal)) stop.abort();
  }).rejects.toThrow(/abort/iu);
  proxy.close();
  await server.close();
});

it("takes vectors through the proxy", async () => {
  const server = await startFakeEmbeddings();
  const proxy = await startConnectProxy(server.url);
  const embedder = createOpenAiEmbedder({ ...outside, proxy: proxy.url });
  expect((await embedder.embedQuery("公示")).length).toBeGreaterThan(0);
  expect(proxy.asked).toEqual(["model.invalid:80"]);
  proxy.close();
  await server.close();
});
