import { expect, it } from "vitest";
import { createAttachedMemory } from "../../../../src/operations/attached/attached-memory.ts";
import type { OpenedFile } from "../../../../src/operations/attached/open-attached.ts";

const opened = (file: string, characters = 10): OpenedFile =>
  ({ attached: { file, text: "字".repeat(characters) } }) as unknown as OpenedFile;

it("keeps one file a conversation, for two hours after it was last asked about", () => {
  let now = 0;
  const memory = createAttachedMemory(() => now);
  memory.keep("a", opened("旧"));
  memory.keep("a", opened("新"));
  now += 7_000_000;
  expect(memory.find("a")?.attached.file).toBe("新");
  now += 7_000_000;
  expect(memory.find("a")?.attached.file).toBe("新");
  now += 7_200_000;
  expect(memory.find("a")).toBeNull();
  expect(memory.find("b")).toBeNull();
});

it("forgets one conversation, or all of one user", () => {
  const memory = createAttachedMemory(() => 0);
  for (const key of ["u\n1", "u\n2", "v\n1"]) memory.keep(key, opened(key));
  memory.forget("u\n1");
  expect([memory.find("u\n1"), memory.find("u\n2") === null]).toEqual([null, false]);
  memory.forgetAll("u\n");
  expect([memory.find("u\n2"), memory.find("v\n1") === null]).toEqual([null, false]);
});

it("holds no more than its bounds in files and characters; the last one always", () => {
  const memory = createAttachedMemory(() => 0);
  for (let at = 0; at <= 200; at += 1) memory.keep(String(at), opened("x"));
  expect([memory.find("0"), memory.find("200") === null]).toEqual([null, false]);
  memory.keep("long", opened("x", 3_000_000));
  memory.keep("longer", opened("x", 5_000_000));
  expect([memory.find("200"), memory.find("long"), memory.find("longer") === null]).toEqual([
    null,
    null,
    false,
  ]);
});
