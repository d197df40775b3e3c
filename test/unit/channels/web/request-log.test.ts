import { expect, it } from "vitest";
import type { Logger } from "../../../../src/logger.ts";
import { createFakeAssistant } from "../../../support/fake-assistant.ts";
import { postJson, startWebServer } from "../../../support/web-test-server.ts";

interface Line {
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

function listen(): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const log = (fields: object, message: string): void =>
    void lines.push({ fields: fields as Record<string, unknown>, message });
  return { logger: { debug: log, info: log, warn: log, error: log }, lines };
}

it("names every request in its answer and in the log, and keeps what was asked out of it", async () => {
  const { logger, lines } = listen();
  await using server = await startWebServer({ logger });
  const response = await postJson(`${server.url}/api/ask`, { question: "某某同志任前公示几天" });
  await response.text();
  await fetch(`${server.url}/api/documents/${encodeURIComponent("policies/机要.md")}`);
  const id = response.headers.get("x-request-id");
  expect(id).toMatch(/^[\da-f]{12}$/u);
  expect(lines.map(({ fields }) => [fields["route"], fields["status"]])).toEqual([
    ["/api/ask", 200],
    ["/api/documents", 404],
  ]);
  expect(lines[0]?.fields).toMatchObject({ request: id, method: "POST", user: "local" });
  expect(JSON.stringify(lines)).not.toMatch(/同志|机要/u);
});

it("tells the number of a failure, under which the log has its cause", async () => {
  const { logger, lines } = listen();
  const assistant = createFakeAssistant();
  const failing = { ...assistant, documents: () => failHard() };
  await using server = await startWebServer({ logger, assistant: failing });
  const response = await fetch(`${server.url}/api/documents`);
  const id = response.headers.get("x-request-id");
  const { error } = (await response.json()) as { error: { fix: string } };
  expect([response.status, error.fix]).toEqual([500, expect.stringContaining(`编号 ${id}`)]);
  expect(lines.find(({ message }) => message === "request failed")?.fields).toMatchObject({
    request: id,
    error: expect.objectContaining({ message: "broken inside" }),
  });

  function failHard(): never {
    throw new Error("broken inside");
  }
});
