import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createJsonFiles } from "../../../src/adapters/draft-files.ts";

it("keeps values by id, names the latest first, and forgets what is removed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "youju-json-"));
  try {
    const files = createJsonFiles<number>(join(folder, "drafts"));
    expect(files.ids()).toEqual([]);
    files.save("old", 1);
    files.save("new", 2);
    await utimes(join(folder, "drafts", "old.json"), 1, 1);
    expect(files.ids()).toEqual(["new", "old"]);
    files.remove("new");
    files.remove("../drafts/old");
    expect([files.load("new"), files.load("old")]).toEqual([null, 1]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
