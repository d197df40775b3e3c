import { afterEach, expect, it } from "vitest";
import { startConnectProxy } from "../../support/connect-proxy.ts";
import { startFakeTelegram } from "../../support/telegram/server.ts";
import { message } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

afterEach(stopHarnesses);

it("goes through the proxy when the API server lies outside", async () => {
  const telegram = await startFakeTelegram();
  const proxy = await startConnectProxy(telegram.apiRoot);
  // No such host: only a proxy can reach it.
  const config = { apiRoot: "http://api.telegram.invalid", proxy: proxy.url };
  await startHarness({ telegram, config });
  telegram.push(message("/help"));
  await telegram.until(() => telegram.messages.length === 1);
  expect(new Set(proxy.asked)).toEqual(new Set(["api.telegram.invalid:80"]));
  await stopHarnesses();
  proxy.close();
  await telegram.close();
});
