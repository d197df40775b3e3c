import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { startFakeTelegram } from "../../support/telegram/server.ts";
import { message } from "../../support/telegram/updates.ts";
import { startHarness, stopHarnesses } from "../../support/telegram/harness.ts";

afterEach(stopHarnesses);

it("goes through the proxy when the API server lies outside", async () => {
  const telegram = await startFakeTelegram();
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, client) => {
    asked.push(request.url ?? "");
    const server = connect(Number(new URL(telegram.apiRoot).port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const socket of [server, client]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  // No such host: only a proxy can reach it.
  const config = { apiRoot: "http://api.telegram.invalid", proxy: `http://127.0.0.1:${String(port)}` };
  await startHarness({ telegram, config });
  telegram.push(message("/help"));
  await telegram.until(() => telegram.messages.length === 1);
  expect(new Set(asked)).toEqual(new Set(["api.telegram.invalid:80"]));
  await stopHarnesses();
  proxy.closeAllConnections();
  proxy.close();
  await telegram.close();
});
