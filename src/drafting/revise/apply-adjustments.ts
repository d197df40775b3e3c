import type { Brief } from "../request/brief.ts";
import { toFact } from "../request/fact.ts";
import type { Adjustments, Rewrite } from "./draft-history.ts";

/** Spoken words and what stands for them in writing. */
const written: readonly (readonly [RegExp, string])[] = [
  [/大家要/gu, "各级各部门要"],
  [/大家/gu, "各级各部门"],
  [/让我们/gu, "要"],
  [/干出一番新业绩/gu, "创造新的业绩"],
  [/站得出来、冲得上去/gu, "发挥先锋模范作用"],
];

/** A brief as revisions have changed it. */
export function adjustBrief(brief: Brief, { marks, isFormal }: Adjustments): Brief {
  return {
    ...brief,
    ...(marks === null ? {} : { marks, count: marks === "无" ? null : (brief.count ?? 3) }),
    tone: isFormal ? { ...brief.tone, isCall: false } : brief.tone,
  };
}

/** Values in the place of their placeholders, written words for spoken ones, sentences as the writer changed them. */
export function adjustText(text: string, { fills, isFormal, rewrites }: Adjustments): string {
  // Changed either before its placeholders were filled, or after.
  const early = rewrite(text, rewrites);
  let adjusted = early.text;
  for (const [label, value] of Object.entries(fills))
    adjusted = adjusted.replaceAll(`〔${label}〕`, () => value);
  if (isFormal) for (const [spoken, formal] of written) adjusted = adjusted.replaceAll(spoken, formal);
  return rewrite(adjusted, early.unused).text;
}

function rewrite(
  text: string,
  rewrites: readonly Rewrite[],
): { readonly text: string; readonly unused: readonly Rewrite[] } {
  let rewritten = text;
  const unused = rewrites.filter(({ from, to }) => {
    if (!rewritten.includes(from)) return true;
    rewritten = rewritten.replace(from, () => to);
    return false;
  });
  return { text: rewritten, unused };
}

/** How many of the writer's own sentences a new version of the text has no place for. */
export function countLost(text: string, { rewrites }: Adjustments): number {
  // Changed again later: only the last words count.
  const last = rewrites.filter(
    ({ to }, index) => !rewrites.slice(index + 1).some(({ from }) => from.includes(to)),
  );
  return last.filter(({ to }) => to !== "" && !text.includes(to.trim())).length;
}

/** What the writer filled in, wrote by hand or as a heading counts as said in the request when figures are traced. */
export function withFills(
  brief: Brief,
  { fills, rewrites }: Adjustments,
  headings: readonly string[] = [],
): Brief {
  const said = [...Object.values(fills), ...rewrites.map(({ to }) => to), ...headings].map(
    (text) => toFact({ text, source: null }).text,
  );
  return said.length === 0 ? brief : { ...brief, request: [brief.request, ...said].join("；") };
}
