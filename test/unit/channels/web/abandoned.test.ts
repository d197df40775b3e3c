import { connect } from "node:net";
import { expect, it } from "vitest";
import { recordingLogger } from "../../../support/telegram/harness.ts";
import { startWebServer } from "../../../support/web-test-server.ts";

it("logs no failure when whoever asked leaves in the middle of a request", async () => {
  const { logger, lines } = recordingLogger();
  await using server = await startWebServer({ logger });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  const head =
    "POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99";
  socket.write(`${head}\r\n\r\n{"question":`, () => setImmediate(() => socket.destroy()));
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  expect(lines.map(({ level }) => level)).not.toContain("error");
});
