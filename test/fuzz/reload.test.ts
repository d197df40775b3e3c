import { describe, expect, it } from "vitest";
import { noSettings } from "../../src/ingestion/build-document.ts";
import { createParserProcess } from "../../src/ingestion/parsing/parser-process.ts";
import { planReload } from "../../src/ingestion/reload/plan-reload.ts";
import { scanFolder } from "../../src/ingestion/scanning/scan-folder.ts";
import { buildZip } from "../support/build-zip.ts";
import { createKnowledgeFolder } from "../support/knowledge-folder.ts";
import { parserEntry } from "../support/open-app.ts";
import { mutateBytes } from "./mutation/mutate-bytes.ts";
import { seeded } from "./mutation/random.ts";
import { targets } from "./targets.ts";

const count = 1000;

describe("a folder of mutated files", () => {
  it(`accounts for every one of ${count} files over every format, and for the good one among them`, async () => {
    using folder = createKnowledgeFolder({ "policies/好.md": "# 好办法\n\n第一条　内容。" });
    for (let n = 0; n < count; n += 1) {
      const random = seeded(n);
      const target = targets[n % targets.length]!;
      const bytes = target.mutate(random.pick(target.seeds), random);
      const inZip = n % 50 === 0;
      const name = `policies/变异${n}.${target.extension}`;
      if (inZip) folder.write(`${name}.zip`, mutateBytes(buildZip([{ name: "a.md", bytes }]), random));
      else folder.write(name, bytes);
    }
    const scan = await scanFolder(folder.knowledgeDir);
    const parser = createParserProcess({ entry: parserEntry, scratch: `${folder.dataDir}/scratch` });
    const plan = await planReload(scan, [], [], {
      full: false,
      settings: noSettings,
      signal: new AbortController().signal,
      parser,
      onFile: () => {},
      accept: () => {},
    }).finally(() => parser.close());

    const outcomes = [
      ...plan.added,
      ...plan.rejected.map(({ file }) => file),
      ...plan.duplicates.map(({ file }) => file),
    ];
    const asked = new Set([...scan.files, ...scan.rejected].map(({ file }) => file));
    expect(outcomes.toSorted()).toEqual([...asked].toSorted());
    expect(asked.size).toBeGreaterThanOrEqual(count + 1);
    expect(plan.added).toContain("policies/好.md");
    for (const { reason, fix } of plan.rejected) {
      expect(`${reason}${fix}`).toMatch(/\p{Script=Han}/u);
      expect(reason).not.toMatch(/已停止$|意外退出|解析时出错/u);
    }
    console.log(
      `${plan.added.length} read, ${plan.rejected.length} refused, ${plan.duplicates.length} the same`,
    );
  });
});
