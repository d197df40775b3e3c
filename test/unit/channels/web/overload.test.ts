import { expect, it } from "vitest";
import { createFakeAssistant } from "../../../support/fake-assistant.ts";
import { postJson, startWebServer } from "../../../support/web-test-server.ts";

it("takes in so many questions of one person, and tells the next at once when to come back", async () => {
  await using server = await startWebServer({ assistant: createFakeAssistant({ delayMs: 60_000 }) });
  const leave = new AbortController();
  const ask = (): Promise<Response> =>
    fetch(`${server.url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "公示几天" }),
      signal: leave.signal,
    });
  const taken = await Promise.all(Array.from({ length: 24 }, ask));
  expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 200));
  const refused = await postJson(`${server.url}/api/ask`, { question: "公示几天" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("2");
  expect(await refused.json()).toEqual({
    error: { message: "您还有好几件事在处理", fix: "请等前面的完成后再试" },
  });
  // Others are served all the while.
  expect((await fetch(`${server.url}/api/search?q=公示`)).status).toBe(200);
  // Those who go make room.
  leave.abort();
  await expect.poll(async () => (await askAndLeave(server.url)).status, { timeout: 5000 }).toBe(200);
});

/** Headers come as soon as the question is taken in. */
async function askAndLeave(url: string): Promise<Response> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "公示几天" }),
    signal: stop.signal,
  });
  stop.abort();
  return response;
}
