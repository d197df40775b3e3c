import { afterEach, expect, it } from "vitest";
import { message } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";
import { startWebServer, type TestServer } from "../../support/web-test-server.ts";

const question = "科级干部一年要培训多少学时？";
const secret = "0123456789abcdef-secret";

let web: TestServer | null = null;
afterEach(async () => {
  await stopHarnesses();
  await web?.close();
  web = null;
});

/** The bot and the web server as `serve` wires them, Telegram pushing into the latter. */
async function startWebhook() {
  const port = 20_000 + Math.floor(Math.random() * 40_000);
  const url = `http://127.0.0.1:${String(port)}/telegram/in`;
  const harness = await startHarness({ config: { webhook: { url, secret } }, start: false });
  const { bot } = harness;
  web = await startWebServer({
    port,
    health: () => ({ telegram: bot.health() }),
    webhook: bot.webhook,
  });
  await bot.start();
  return { ...harness, url, web };
}

const post = (url: string, body: string, token = secret) =>
  fetch(url, { method: "POST", body, headers: { "x-telegram-bot-api-secret-token": token } });

it("takes updates by webhook, each once, and tells its state", async () => {
  const { telegram, web, url } = await startWebhook();
  expect(telegram.callsTo("setWebhook")[0]?.payload).toMatchObject({ url, secret_token: secret });
  expect(telegram.callsTo("getUpdates")).toHaveLength(0);
  telegram.push(message(question));
  await telegram.until(() => telegram.messages.length === 1);
  expect(telegram.messages[0]?.text).toContain("90学时");
  const again = JSON.stringify({ update_id: 1, ...message(question) });
  expect((await post(url, again)).status).toBe(200);
  telegram.push(message("/help"));
  await telegram.until(() => telegram.messages.length === 2);
  expect(telegram.messages[1]?.text).toContain("/ask");
  expect(await (await fetch(`${web.url}/healthz`)).json()).toEqual({
    ok: true,
    telegram: { state: "webhook", waiting: 0 },
  });
});

it("refuses strangers, nonsense and floods", async () => {
  const { telegram, url, bot } = await startWebhook();
  const good = JSON.stringify({ update_id: 900, ...message("/help") });
  expect((await post(url, good, "wrong")).status).toBe(403);
  expect((await fetch(url, { method: "POST", body: good })).status).toBe(403);
  for (const body of ["", "[]", "null", '{"update_id":"x"}', '{"message":{}}'])
    expect([body, (await post(url, body)).status]).toEqual([body, 400]);
  expect((await post(url, `{"update_id":901,"x":"${"长".repeat(3_500_000)}"}`)).status).toBe(413);
  expect((await fetch(url)).status).not.toBe(200);
  expect(telegram.messages).toHaveLength(0);
  await bot.stop();
  // Telegram tries again later, when somebody serves.
  expect((await post(url, good)).status).toBe(503);
});
