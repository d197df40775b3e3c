import type { Unsupported } from "../../domain/answers/answer.ts";
import type { CopyGuard } from "../compose/copy-guard.ts";
import { joinFacts } from "../compose/points/place-facts.ts";
import type { Brief } from "../request/brief.ts";
import type { Fact } from "../request/fact.ts";
import { verifyDraft, type VerifySources } from "../verify/verify-draft.ts";

export interface SoundSources extends VerifySources {
  readonly guard: CopyGuard;
  /** What stands before the text: no sentence of it may be said again. */
  readonly said: string;
}

export interface SoundText {
  readonly text: string;
  /** Sentences taken out, with the reason. */
  readonly removed: readonly Unsupported[];
}

/**
 * What of a model's text may stand: sentences whose every figure is a fact's or a placeholder, that repeat
 * no precedent and no fact said before. Facts that went missing are said in a sentence at the end.
 */
export function keepSound(reply: string, brief: Brief, sources: SoundSources): SoundText {
  const removed: Unsupported[] = [];
  const said = new Set<Fact>();
  const seen = new Set(sources.said.split("\n").flatMap(sentencesOf));
  const lines = tidy(reply)
    .split("\n")
    .map((line) =>
      sentencesOf(line)
        .filter((sentence) => {
          const reason = faultOf(sentence, brief, sources, said) ?? (seen.has(sentence) ? "句子重复" : null);
          seen.add(sentence);
          if (reason === null) return true;
          removed.push({ text: sentence, reason });
          return false;
        })
        .join(""),
    )
    .filter((line) => line.replace(/^[\d.、（）一二三四五六七八九十是要]+/u, "") !== "");
  const missing = brief.facts.filter((fact) => !said.has(fact));
  const text = lines.join("\n");
  return { text: missing.length === 0 ? text : insertBeforeClose(text, `${joinFacts(missing)}。`), removed };
}

/** Notes that some models put around a text. */
function tidy(reply: string): string {
  return reply
    .replaceAll(/```\w*\n?|\*\*/gu, "")
    .replaceAll(/^#+\s*/gmu, "")
    .replaceAll(/\[\d+\]/gu, "")
    .replaceAll(/^(?:好的|以下是|根据您).{0,40}[：:]\s*$/gmu, "")
    .trim();
}

function sentencesOf(line: string): string[] {
  return line.trim().match(/[^。！？；]+[。！？；]?[”’）]*/gu) ?? [];
}

function faultOf(sentence: string, brief: Brief, sources: SoundSources, said: Set<Fact>): string | null {
  const within = brief.facts.filter((fact) => sentence.includes(fact.text));
  if (within.some((fact) => said.has(fact))) return "所给事实重复写入";
  // Figures of a fact outside its own words are a fact told otherwise.
  let rest = sentence;
  for (const fact of within) rest = rest.replace(fact.text, "");
  const { unsupported } = verifyDraft(rest, { ...brief, facts: [] }, sources);
  const [fault] = unsupported;
  if (fault !== undefined) return fault.reason;
  const run = sources.guard.copiedRun(sentence);
  if (run !== null) return "与以往材料雷同";
  for (const fact of within) said.add(fact);
  return null;
}

/** Before a last line that closes a document, else at the end. */
function insertBeforeClose(text: string, sentence: string): string {
  const lines = text.split("\n");
  const at = lines.findLastIndex((line) => line.length > 40 && !/^[〔（]/u.test(line));
  if (at < 0) return text === "" ? sentence : `${text}\n${sentence}`;
  lines[at] = `${lines[at] ?? ""}${sentence}`;
  return lines.join("\n");
}
