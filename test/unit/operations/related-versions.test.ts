import { describe, expect, it } from "vitest";
import type { Reader } from "../../../src/domain/people/reader.ts";
import { relatedVersions } from "../../../src/operations/related-versions.ts";
import type { DocumentRow } from "../../../src/ports/store.ts";

const everyone: Reader = { userId: "a", role: "staff", collections: "all" };

function row(id: number, year: number, supersededBy: string | null, collection = "policies"): DocumentRow {
  const title = `选拔任用条例（${year}年）`;
  const parts = { id, file: `${collection}/${year}.md`, title, baseTitle: "选拔任用条例", collection };
  const rest = { kind: "policy", status: supersededBy === null ? "现行" : "已修订", supersededBy };
  return { ...parts, ...rest, effectiveOn: `${year}-03-01` } as DocumentRow;
}

describe("relatedVersions", () => {
  const oldest = row(1, 2002, "选拔任用条例");
  const middle = row(2, 2014, "选拔任用条例（2019年）");
  const newest = row(3, 2019, null);
  const rows = [oldest, newest, middle];

  it("lists the others, newest first, and finds the one in force by its title with or without a year", () => {
    expect(relatedVersions(middle, rows, everyone)).toMatchObject({
      current: { file: newest.file },
      versions: [{ file: newest.file, effective: "2019-03-01" }, { file: oldest.file }],
    });
    expect(relatedVersions(oldest, rows, everyone).current?.file).toBe(newest.file);
    expect(relatedVersions(newest, rows, everyone).current).toBeNull();
  });

  it("names nothing that the reader may not see, and no report", () => {
    const scoped: Reader = { ...everyone, collections: ["policies"] };
    const secret = row(4, 2024, null, "internal");
    const report = { ...row(5, 2023, null), kind: "report" } as DocumentRow;
    const { current, versions } = relatedVersions(middle, [...rows, secret, report], scoped);
    expect(current?.file).toBe(newest.file);
    expect(versions.map(({ file }) => file)).toEqual([newest.file, oldest.file]);
  });
});
