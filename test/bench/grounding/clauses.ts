import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitLines, splitSentences } from "../../../src/grounding/sentences.ts";

/** One article of a regulation, or one paragraph of a report, as the bench reads it: no index, no ingestion. */
export interface BenchClause {
  readonly file: string;
  readonly title: string;
  readonly article: string | null;
  readonly text: string;
  readonly effective: string | null;
  readonly documentNumber: string | null;
}

const article = /^(第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十])?)[\s\u3000]*/u;
const heading = /^(?:#|第[一二三四五六七八九十百]+[章节编])/u;

export function readPolicies(folder: string): BenchClause[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .toSorted()
    .flatMap((name) => readPolicy(name.replace(/\.md$/u, ""), readFileSync(join(folder, name), "utf8")));
}

function readPolicy(file: string, raw: string): BenchClause[] {
  const { front, body } = splitFront(raw);
  const field = (name: string): string | null =>
    new RegExp(`^${name}:\\s*(.+)$`, "mu").exec(front)?.[1]?.replaceAll(/["']/gu, "") ?? null;
  const frame = {
    file,
    title: field("title") ?? file,
    effective: field("effectiveOn") ?? field("effective_date"),
    documentNumber: field("documentNumber") ?? field("document_number"),
  };
  const clauses: BenchClause[] = [];
  for (const line of body.split("\n").map(plainLine)) {
    const mark = article.exec(line);
    const last = clauses.at(-1);
    if (mark !== null) clauses.push({ ...frame, article: mark[1] ?? null, text: line.slice(mark[0].length) });
    else if (heading.test(line) || line === "") continue;
    else if (last !== undefined) clauses[clauses.length - 1] = { ...last, text: `${last.text}\n${line}` };
  }
  return clauses.filter((clause) => clause.text.length > 12 && clause.text.length < 1500);
}

function plainLine(line: string): string {
  return line
    .replaceAll("**", "")
    .replace(/^\s*[-*>]\s+/u, "")
    .trim();
}

/** Paragraphs of reports: their sentences are full of figures and dates. */
export function readReports(folder: string): BenchClause[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .toSorted()
    .flatMap((name) =>
      splitFront(readFileSync(join(folder, name), "utf8"))
        .body.split("\n")
        .map(plainLine)
        .filter((line) => line.length > 60 && line.length < 900 && !line.startsWith("#"))
        .map((text) => {
          const title = name.replace(/\.md$/u, "");
          return { file: title, title, article: null, text, effective: null, documentNumber: null };
        }),
    );
}

function splitFront(raw: string): { front: string; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n/u.exec(raw);
  return match === null
    ? { front: "", body: raw }
    : { front: match[1] ?? "", body: raw.slice(match[0].length) };
}

/** Whole sentences of a clause that can stand as a model's sentence. */
export function sentencesOf(clause: BenchClause): string[] {
  return splitLines(clause.text)
    .flatMap((line) => splitSentences(line))
    .map(({ text }) => text.replace(/^(?:[（(][一二三四五六七八九十百\d]{1,3}[）)]|\d{1,2}[.．、])\s*/u, ""))
    .filter((text) => text.length >= 12 && text.length <= 160 && text.endsWith("。"));
}
