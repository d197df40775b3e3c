import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMarkdownFiles } from "../../src/adapters/writing-files.ts";
import type { Passage } from "../../src/domain/documents/document.ts";
import { parseHouse, type House } from "../../src/drafting/house.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Kinds, patterns and formulations as packaged. */
export function packagedHouse(): House {
  return parseHouse({
    kinds: readMarkdownFiles(join(root, "prompts/kinds")),
    patterns: readMarkdownFiles(join(root, "prompts/patterns")),
    formulations: readFileSync(join(root, "knowledge/formulations.tsv"), "utf8"),
  });
}

/** A paragraph of a past report. */
export function reportPassage(
  text: string,
  title = "云岭市清河区委组织部2021年工作总结",
  path: string[] = [],
): Passage {
  return {
    text,
    score: 1,
    chunk: { id: 1, documentId: 1, ordinal: 0, path, article: null, start: 0, end: text.length },
    document: {
      id: 1,
      file: "reports/a.md",
      title,
      baseTitle: title,
      kind: "report",
      collection: "reports",
      textKind: "original",
      status: "现行",
      issuer: null,
      level: "县",
      region: "云岭市清河区",
      documentNumber: null,
      issuedOn: "2021-12-22",
      effectiveOn: null,
      supersededBy: null,
      source: null,
      period: "2021",
      internal: false,
    },
  };
}
