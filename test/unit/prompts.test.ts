import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fillPrompt } from "../../src/domain/text/prompt.ts";
import { loadAnswerPrompts } from "../../src/prompts.ts";
import { packagedPrompts, packagedPromptsDir } from "../support/prompts.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "youju-prompts-"));
  for (const name of ["answer", "repair", "condense"])
    writeFileSync(join(folder, `${name}.md`), readFileSync(join(packagedPromptsDir, `${name}.md`)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("loadAnswerPrompts", () => {
  it("reads the packaged files", () => {
    expect(packagedPrompts.answer.user).toContain("{{question}}");
    expect(packagedPrompts.condense.purpose).not.toBe("");
  });

  it.each([
    ["a variable nobody declared", (text: string) => `${text}\n{{secret}}`],
    ["a declared variable that is not used", (text: string) => text.replaceAll("{{question}}", "")],
    ["no front matter", (text: string) => text.replace(/^---[\s\S]*?---\n/u, "")],
    ["no parts", (text: string) => text.replace("# 用户", "用户")],
  ])("stops at %s, naming the file", (_name, spoil) => {
    const file = join(folder, "condense.md");
    writeFileSync(file, spoil(readFileSync(file, "utf8")));
    expect(() => loadAnswerPrompts(folder)).toThrow(/prompts\/condense\.md/u);
  });

  it("stops at a missing file", () => {
    rmSync(join(folder, "repair.md"));
    expect(() => loadAnswerPrompts(folder)).toThrow(/prompts\/repair\.md/u);
  });
});

it("fills in values as they are", () => {
  expect(fillPrompt("问：{{question}}", { question: "{{passages}}$&" })).toBe("问：{{passages}}$&");
});
