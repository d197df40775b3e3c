import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { watchFolder } from "../../../../src/ingestion/scanning/watch-folder.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

const timing = { quiet: 60, patience: 5000, interval: 600_000 };

async function watched(files: Record<string, string>, more: Partial<typeof timing> = {}) {
  const folder = createKnowledgeFolder(files);
  const heard: number[] = [];
  const faults: unknown[] = [];
  const watch = await watchFolder(folder.knowledgeDir, {
    onChange: () => heard.push(Date.now()),
    onFault: (error) => faults.push(error),
    except: join(folder.knowledgeDir, "data"),
    timing: { ...timing, ...more },
  });
  async function hears(count: number): Promise<void> {
    await expect.poll(() => heard.length, { timeout: 5000, interval: 20 }).toBe(count);
  }
  return { folder, watch, heard, faults, hears };
}

describe("watchFolder", () => {
  it("tells once of many changes, in the folder and below it", async () => {
    const { folder, watch, heard, hears } = await watched({ "a.md": "1", "policies/深/b.md": "1" });
    using _ = folder;
    for (let n = 0; n < 5; n++) folder.write("policies/深/b.md", `${n}`);
    folder.write("a.md", "2");
    await hears(1);
    folder.remove("a.md");
    await hears(2);
    watch.close();
    folder.write("a.md", "3");
    await sleep(200);
    expect(heard).toHaveLength(2);
  });

  it("says nothing of hidden files, lock files of an office program, or the program's own folder", async () => {
    const { folder, watch, heard } = await watched({ "policies/b.md": "1", "data/youju.db": "1" });
    using _ = folder;
    folder.write("policies/.b.md.swp", "x");
    folder.write("policies/~$b.docx", "x");
    folder.write("data/youju.db", "2");
    await sleep(300);
    expect(heard).toEqual([]);
    watch.close();
  });

  it("watches a new folder after a refresh, and lives on when one goes", async () => {
    const { folder, watch, faults, hears } = await watched({ "policies/a.md": "1" });
    using _ = folder;
    folder.write("reports/b.md", "1");
    await hears(1);
    await watch.refresh();
    folder.write("reports/b.md", "2");
    await hears(2);
    folder.remove("reports");
    await hears(3);
    await watch.refresh();
    expect(faults).toEqual([]);
    watch.close();
  });

  it("does not wait for ever while changes go on", async () => {
    const { folder, watch, heard } = await watched({ "a.md": "1" }, { quiet: 200, patience: 400 });
    using _ = folder;
    for (let n = 0; n < 20 && heard.length === 0; n++) {
      folder.write("a.md", `${n}`);
      await sleep(50);
    }
    expect(heard).toHaveLength(1);
    watch.close();
  });

  it("looks regularly where it cannot watch", async () => {
    using folder = createKnowledgeFolder();
    const faults: unknown[] = [];
    let looks = 0;
    const watch = await watchFolder(join(folder.knowledgeDir, "没有"), {
      onChange: () => (looks += 1),
      onFault: (error) => faults.push(error),
      except: folder.dataDir,
      timing: { ...timing, interval: 20 },
    });
    expect(faults).toHaveLength(1);
    await expect.poll(() => looks).toBeGreaterThan(1);
    watch.close();
  });
});
