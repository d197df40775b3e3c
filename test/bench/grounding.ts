import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkClaim } from "../../src/grounding/claims/check-claim.ts";
import type { Claim } from "../../src/grounding/claims/claim.ts";
import { prepareSource, type PreparedSource } from "../../src/grounding/claims/source.ts";
import { alterations } from "./grounding/alterations.ts";
import { readPolicies, readReports, sentencesOf, type BenchClause } from "./grounding/clauses.ts";
import { createRandom, pick, shuffle } from "./grounding/random.ts";
import { rewordings } from "./grounding/rewordings.ts";

/**
 * How many altered sentences the grounding check catches, by kind, and how many faithful ones it flags.
 * `npx tsx test/bench/grounding.ts [CORPUS] [--show]` (default ../shared/corpus) prints one JSON object;
 * the hand-written paraphrases rest on the packaged knowledge folder.
 */
const perKind = 300;
const perRewording = 60;
const contextSize = 6;
const rulesOnly: ReadonlySet<string> = new Set(["negation", "modality", "bound"]);
const root = fileURLToPath(new URL("../..", import.meta.url));

interface Case {
  readonly claim: Claim;
  readonly clause: BenchClause;
  readonly sources: readonly PreparedSource[];
}

interface Tally {
  readonly cases: number;
  readonly rate: number;
}

const [corpus = `${root}../shared/corpus`] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const show = process.argv.includes("--show");
const random = createRandom(20_261_121);
const policies = readPolicies(`${corpus}/policies`);
const clauses = [...policies, ...readReports(`${corpus}/reports`)];
const prepared = new Map<BenchClause, PreparedSource>();

function sourceOf(clause: BenchClause, n: number): PreparedSource {
  const known = prepared.get(clause) ?? prepareSource(toSource(clause));
  prepared.set(clause, known);
  return { ...known, n };
}

function toSource({ title, article, text, effective, documentNumber }: BenchClause) {
  const [year, month, day] = effective?.split("-").map(Number) ?? [];
  const since = effective === null ? [] : [`${year}年${month}月${day}日起施行`];
  const metadata = [
    ...(article === null ? [] : [article]),
    ...since,
    ...(documentNumber === null ? [] : [documentNumber]),
  ];
  return { n: 0, text, title, metadata };
}

/** The clause as [1], its neighbours and strangers after it, as a context would be. */
function contextOf(clause: BenchClause, among: readonly BenchClause[]): PreparedSource[] {
  const at = among.indexOf(clause);
  const near = [among[at - 1], among[at + 1]].filter((one) => one !== undefined);
  const far = Array.from({ length: contextSize - 1 - near.length }, () => pick(among, random));
  return [clause, ...near, ...far.filter((one) => one !== undefined && one !== clause)].map((one, index) =>
    sourceOf(one!, index + 1),
  );
}

/** Every sentence once, in random order. */
function sentencesAmong(among: readonly BenchClause[]): { clause: BenchClause; sentence: string }[] {
  return shuffle(
    among.flatMap((clause) => sentencesOf(clause).map((sentence) => ({ clause, sentence }))),
    random,
  );
}

function altered(kind: string): Case[] {
  const alter = alterations[kind];
  const cases: Case[] = [];
  // 不敢腐、不能腐 and the like: reports negate and allow in figures of speech.
  for (const { clause, sentence } of sentencesAmong(rulesOnly.has(kind) ? policies : clauses)) {
    if (cases.length === perKind || alter === undefined) break;
    const text = alter(sentence, clause, random, policies);
    if (text === null || text === sentence || clause.text.includes(text)) continue;
    cases.push({ claim: { text, citations: [1] }, clause, sources: contextOf(clause, clauses) });
  }
  return cases;
}

/** The right words on another clause of the context. */
function miscited(): Case[] {
  const cases: Case[] = [];
  for (const { clause, sentence } of sentencesAmong(clauses)) {
    if (cases.length === perKind) break;
    const sources = contextOf(clause, clauses);
    const wrong = 2 + Math.floor(random() * (sources.length - 1));
    if (sources[wrong - 1]?.text.includes(sentence) !== false) continue;
    cases.push({ claim: { text: sentence, citations: [wrong] }, clause, sources });
  }
  return cases;
}

function reworded(kind: string): Case[] {
  const reword = rewordings[kind];
  const cases: Case[] = [];
  for (const { clause, sentence } of sentencesAmong(clauses)) {
    if (cases.length === perRewording || reword === undefined) break;
    const text = reword(sentence, clause);
    if (text === null) continue;
    cases.push({ claim: { text, citations: [1] }, clause, sources: contextOf(clause, clauses) });
  }
  return cases;
}

function handWritten(): Case[] {
  const own = readPolicies(`${root}knowledge/policies`);
  const lines = readFileSync(`${root}test/bench/grounding/paraphrases.tsv`, "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [file = "", article = "", text = ""] = line.split("\t");
      const clause = own.find((one) => one.file === file && one.article === article);
      if (clause === undefined) throw new Error(`no such clause: ${file} ${article}`);
      return { claim: { text, citations: [1] }, clause, sources: contextOf(clause, own) };
    });
}

/** Share of cases that the check flags; with --show what it got wrong. */
function flagged(name: string, cases: readonly Case[], expected: boolean): Tally {
  const results = cases.map((one) => ({ one, fault: checkClaim(one.claim, one.sources) }));
  const wrong = results.filter(({ fault }) => (fault !== null) !== expected);
  if (show) {
    for (const { one, fault } of wrong.slice(0, 12))
      console.error(
        `${name}: ${one.claim.text}\n   ${fault ?? "通过"}\n   ${one.clause.text.slice(0, 300)}\n`,
      );
  }
  const count = expected ? cases.length - wrong.length : wrong.length;
  return { cases: cases.length, rate: cases.length === 0 ? 0 : count / cases.length };
}

function total(tallies: readonly Tally[]): Tally {
  const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0);
  return { cases, rate: tallies.reduce((sum, tally) => sum + tally.rate * tally.cases, 0) / cases };
}

const started = performance.now();
const caught = Object.fromEntries(
  [
    ...Object.keys(alterations).map((kind) => [kind, altered(kind)] as const),
    ["citation", miscited()] as const,
  ].map(([kind, cases]) => [kind, flagged(kind, cases, true)]),
);
const scripted = Object.fromEntries(
  Object.keys(rewordings).map((kind) => [kind, flagged(kind, reworded(kind), false)]),
);
const byHand = flagged("by_hand", handWritten(), false);
const result = {
  caught: { ...total(Object.values(caught)), by_kind: caught },
  wrongly_flagged: {
    ...total([...Object.values(scripted), byHand]),
    by_hand: byHand,
    scripted: { ...total(Object.values(scripted)), by_kind: scripted },
  },
  took_ms: Math.round(performance.now() - started),
};
console.log(JSON.stringify(result, null, 2));
