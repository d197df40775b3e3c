import { describe, expect, it } from "vitest";
import type { DocumentMeta } from "../../../../src/domain/documents/document.ts";
import type { OwnClaims } from "../../../../src/ports/store.ts";
import { baseTitle } from "../../../../src/ingestion/metadata/base-title.ts";
import { parseCatalogs } from "../../../../src/ingestion/catalog/catalog.ts";
import { inferMetadata } from "../../../../src/ingestion/metadata/infer-metadata.ts";
import {
  type DeclaredDocument,
  resolveVersions,
} from "../../../../src/ingestion/versions/resolve-versions.ts";

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

const silent: OwnClaims = {
  statusFrom: null,
  repeals: [],
  expiresOn: null,
  effectiveOn: null,
  conflicts: [],
};

/** Statuses by title, and warnings, of documents with what each says. */
function settle(
  documents: readonly (readonly [DocumentMeta, Partial<OwnClaims>?])[],
  catalog: readonly string[] = [],
) {
  const head = "题名或文件,适用版本,状态,新版题名,新版施行,施行日期";
  const resolved = resolveVersions(
    documents.map(([meta, claims]) => ({ meta, claims: { ...silent, ...claims } })),
    today,
    parseCatalogs([{ name: "catalog.csv", text: [head, ...catalog].join("\n") }]),
  );
  return {
    of: Object.fromEntries(
      resolved.documents.map(({ title, status, supersededBy }) => [title, [status, supersededBy]]),
    ),
    warnings: resolved.warnings.map(({ reason }) => reason),
  };
}

describe("the order of voices", () => {
  const said = { statusFrom: "属性区" } as const;
  const byName = { repeals: [{ title: "干部工作暂行规定", issuedOn: "2014" }] };
  const provisional = policy("干部工作暂行规定", "2014-06-10");
  const organisation = policy("组织工作条例", "2021-05-22");

  it("believes a text that repeals another by name, over what that one says of itself", () => {
    const { of, warnings } = settle([
      [provisional, said],
      [organisation, byName],
    ]);
    expect(of["干部工作暂行规定"]).toEqual(["已废止", "组织工作条例"]);
    expect(warnings).toEqual(["属性区写“现行”，《组织工作条例》写明将其废止，按“已废止”处理"]);
  });

  it("reports no conflict where the repealed text said nothing", () => {
    expect(settle([[provisional], [organisation, byName]]).warnings).toEqual([]);
  });

  it("heeds a repeal only from the day its text is in force, and only of the version it dates", () => {
    const future = policy("组织工作条例", "2026-06-01");
    expect(
      settle([
        [provisional, said],
        [future, byName],
      ]).of["干部工作暂行规定"]?.[0],
    ).toBe("现行");
    const other = { repeals: [{ title: "干部工作暂行规定", issuedOn: "1995" }] };
    expect(
      settle([
        [provisional, said],
        [organisation, other],
      ]).of["干部工作暂行规定"]?.[0],
    ).toBe("现行");
  });

  it("takes 同时废止 of its own earlier version for a proof, a bare later date for a report", () => {
    const proof = { repeals: [{ title: "干部工作条例", issuedOn: "2014-06-10" }] };
    expect(settle([[old], [current, proof]])).toEqual({
      of: { [old.title]: ["已修订", current.title], [current.title]: ["现行", null] },
      warnings: [],
    });
    const { of, warnings } = settle([[old], [current]]);
    expect(of[old.title]).toEqual(["已修订", current.title]);
    expect(warnings[0]).toContain("新版未写明废止旧版，请核对后写入 catalog.csv");
  });

  it("asks about texts whose titles differ by what stands in brackets, and decides nothing", () => {
    const { of, warnings } = settle([
      [policy("党校工作条例", "2008-09-03"), said],
      [policy("党校（行政学院）工作条例", "2019-10-25"), said],
    ]);
    expect(of["党校工作条例"]).toEqual(["现行", null]);
    expect(warnings[0]).toContain("可能是《党校（行政学院）工作条例》");
  });

  it("lets the catalog win over all, and says what it overruled", () => {
    const row = "干部工作条例,早于2024-01-01,现行,,,";
    const { of, warnings } = settle(
      [
        [old, said],
        [current, said],
      ],
      [row],
    );
    expect(of[old.title]?.[0]).toBe("现行");
    expect(warnings.at(-1)).toBe("本库新版为“已修订”，按 catalog.csv 改为“现行”");
  });

  it("knows of a newer text that is not held, from its day on, until it is held", () => {
    const row = (since: string) =>
      `干部工作条例,早于2024-06-01,已有新版未收录,干部工作条例（2024年）,${since},`;
    expect(settle([[old]], [row("2024-06-10")]).of[old.title]).toEqual([
      "已有新版未收录",
      "干部工作条例（2024年）",
    ]);
    expect(settle([[old]], [row("2026-06-10")]).of[old.title]).toEqual(["现行", null]);
    expect(settle([[old], [current]], [row("2024-06-10")]).of[old.title]).toEqual(["已修订", current.title]);
    const digest = { ...current, textKind: "digest" } as const;
    expect(settle([[old], [digest]], [row("2024-06-10")]).of[old.title]?.[0]).toBe("已有新版未收录");
  });

  it("corrects a date of effect, which decides the order of versions", () => {
    const { of, warnings } = settle([[current, said]], ["干部工作条例,2024,,,,2024-07-01"]);
    expect(of[current.title]).toEqual(["现行", null]);
    expect(warnings).toEqual(["施行日期原为2024-06-10，按 catalog.csv 改为2024-07-01"]);
  });

  it("ends a text whose term is over, unless its front matter says 现行: then it asks", () => {
    const expired = { expiresOn: "2025-12-31" };
    expect(settle([[old, expired]]).of[old.title]?.[0]).toBe("已失效");
    expect(settle([[old, { expiresOn: today }]]).of[old.title]?.[0]).toBe("现行");
    const { of, warnings } = settle([[old, { ...expired, ...said }]]);
    expect(of[old.title]?.[0]).toBe("现行");
    expect(warnings[0]).toContain("有效期至2025-12-31");
  });

  it("keeps 试行 in force until it is replaced", () => {
    const trial = policy("支部工作条例（试行）", "2018-10-28");
    expect(settle([[trial]]).of[trial.title]).toEqual(["现行", null]);
  });
});
