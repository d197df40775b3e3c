import { describe, expect, it } from "vitest";
import type { DocumentMeta } from "../../../../src/domain/document.ts";
import { baseTitle } from "../../../../src/ingestion/metadata/base-title.ts";
import { inferMetadata } from "../../../../src/ingestion/metadata/infer-metadata.ts";
import {
  type DeclaredDocument,
  resolveVersions,
} from "../../../../src/ingestion/metadata/resolve-versions.ts";

const today = "2026-03-01";

function policy(title: string, effectiveOn: string | null, more: Partial<DocumentMeta> = {}): DocumentMeta {
  const blank = inferMetadata(`policies/${title}.md`, { values: {} }, []).meta;
  return {
    ...blank,
    title,
    baseTitle: baseTitle(title),
    status: "现行",
    issuer: "中共中央",
    effectiveOn,
    ...more,
  };
}

const declared = (meta: DocumentMeta): DeclaredDocument => ({ meta, claims: null });

/** [status, supersededBy] of each. */
const resolve = (...documents: DocumentMeta[]) =>
  resolveVersions(documents.map(declared), today).documents.map(({ status, supersededBy }) => [
    status,
    supersededBy,
  ]);

const old = policy("干部工作条例（2014年）", "2014-06-10");
const current = policy("干部工作条例（2024年）", "2024-06-10");

describe("resolveVersions", () => {
  it("marks all but the latest, each naming the latest, and beats their own front matter", () => {
    const middle = policy("干部工作条例（2019年）", "2019-01-01", { status: "未知" });
    expect(resolve(current, old, middle)).toEqual([
      ["现行", null],
      ["已修订", "干部工作条例（2024年）"],
      ["已修订", "干部工作条例（2024年）"],
    ]);
  });

  it("keeps the stronger words a document says of itself", () => {
    expect(resolve({ ...old, status: "已废止", supersededBy: "组织工作条例" }, current)[0]).toEqual([
      "已废止",
      "组织工作条例",
    ]);
    expect(resolve({ ...old, status: "已失效" }, current)[0]?.[0]).toBe("已失效");
  });

  it("lets a text of the future wait and the present one answer", () => {
    const future = policy("干部工作条例（2026年）", "2026-03-02");
    expect(resolve(current, future)).toEqual([
      ["现行", null],
      ["尚未生效", null],
    ]);
    const fromToday = policy("干部工作条例（2026年）", today);
    expect(resolve(current, fromToday)).toEqual([
      ["已修订", "干部工作条例（2026年）"],
      ["现行", null],
    ]);
  });

  it("brings a text filed as 尚未生效 into force when its day has come", () => {
    const filedEarly = policy("干部工作条例（2026年）", "2026-02-01", { status: "尚未生效" });
    expect(resolve(current, filedEarly)).toEqual([
      ["已修订", "干部工作条例（2026年）"],
      ["现行", null],
    ]);
    expect(resolve({ ...old, status: "尚未生效" }, current)[0]?.[0]).toBe("已修订");
  });

  it("is not superseded by a text that was repealed", () => {
    expect(resolve(old, { ...current, status: "已废止" })[0]).toEqual(["现行", null]);
    expect(resolve(old, { ...current, status: "已失效" })[0]).toEqual(["现行", null]);
  });

  it("compares only within one issuer; an issuer unknown or more exact is the same", () => {
    expect(resolve({ ...old, issuer: "清河区委" }, current)[0]).toEqual(["现行", null]);
    expect(resolve({ ...old, issuer: null }, current)[0]?.[0]).toBe("已修订");
    expect(resolve({ ...old, issuer: "中共中央、国务院" }, current)[0]?.[0]).toBe("已修订");
  });

  it("leaves alone what has no date, another title, or is a report", () => {
    expect(resolve(policy("干部工作条例（试行）", null), current)[0]).toEqual(["现行", null]);
    expect(resolve(old, policy("公务员条例（2024年）", "2024-06-10"))[0]).toEqual(["现行", null]);
    const report = { kind: "report", collection: "reports" } as const;
    expect(resolve({ ...old, ...report }, { ...current, ...report })[0]).toEqual(["现行", null]);
  });

  it("keeps the order and changes no object in place", () => {
    const documents = [current, old];
    const resolved = resolveVersions(documents.map(declared), today).documents;
    expect(resolved.map(({ file }) => file)).toEqual(documents.map(({ file }) => file));
    expect(resolved[0]).toBe(current);
    expect(old.status).toBe("现行");
  });
});
