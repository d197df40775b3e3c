import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../../../src/domain/reader.ts";
import { runLine } from "../../../../support/cli-harness.ts";

describe("youju documents", () => {
  it("lists one document a line: status, chunks, title, file", async () => {
    const { code, out, assistant } = await runLine(["documents"]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe("现行\t3\t干部教育培训工作条例\tpolicies/干部教育培训工作条例.md");
    expect(assistant.calls).toEqual([{ method: "documents", reader: localAdmin }, { method: "close" }]);
  });

  it("prints exactly one object with --json", async () => {
    const { documents } = JSON.parse((await runLine(["documents", "--json"])).out) as {
      documents: unknown[];
    };
    expect(documents).toHaveLength(4);
    expect(documents[2]).toEqual({
      file: "policies/干部教育培训工作条例.md",
      title: "干部教育培训工作条例",
      kind: "policy",
      status: "现行",
      effective: "2023-10-15",
      chunks: 3,
      flags: [],
      problems: [],
    });
    expect(JSON.parse((await runLine(["documents", "--json"], { documents: [] })).out)).toEqual({
      documents: [],
    });
  });
});
