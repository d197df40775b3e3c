import { expect, it } from "vitest";
import { listOutgoing } from "../../../../../src/domain/egress/outgoing.ts";
import { doctorReport, runLine } from "../../../../support/cli-harness.ts";

it("names every endpoint, what goes there, and what is not well", async () => {
  const { code, out } = await runLine(["doctor"]);
  expect(code).toBe(0);
  expect(out).toContain("注意  索引：还没有建（运行 npx youju reload）");
  expect(out).toMatch(/对话模型 models\.example（外部）：.*电话号码已遮盖；标为内部的资料不发送/u);
  expect(out).toMatch(/向量模型 127\.0\.0\.1:8000（本机或单位内）：.*标为内部的资料也会发送/u);
  expect(out).toMatch(/Telegram api\.telegram\.org（外部）/u);
});

it("prints one object", async () => {
  const { out } = await runLine(["doctor", "--json"]);
  expect(JSON.parse(out)).toEqual(doctorReport);
});

it("lists nothing where nothing is configured", () => {
  expect(listOutgoing({ chat: null, embeddings: null, telegram: null })).toEqual([]);
});
