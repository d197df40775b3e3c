import type { Brief } from "../request/brief.ts";
import { toFact } from "../request/fact.ts";
import type { Adjustments } from "./draft-history.ts";

/** Spoken words and what stands for them in writing. */
const written: readonly (readonly [RegExp, string])[] = [
  [/大家要/gu, "各级各部门要"],
  [/大家/gu, "各级各部门"],
  [/让我们/gu, "要"],
  [/干出一番新业绩/gu, "创造新的业绩"],
  [/站得出来、冲得上去/gu, "发挥先锋模范作用"],
];

/** A brief as revisions have changed it. Filled values are the writer's facts: their figures are traced to them. */
export function adjustBrief(brief: Brief, { marks, isFormal }: Adjustments): Brief {
  return {
    ...brief,
    ...(marks === null ? {} : { marks, count: marks === "无" ? null : (brief.count ?? 3) }),
    tone: isFormal ? { ...brief.tone, isCall: false } : brief.tone,
  };
}

/** Values in the place of their placeholders, and written words for spoken ones. */
export function adjustText(text: string, { fills, isFormal }: Adjustments): string {
  let adjusted = text;
  for (const [label, value] of Object.entries(fills))
    adjusted = adjusted.replaceAll(`〔${label}〕`, () => value);
  if (isFormal) for (const [spoken, formal] of written) adjusted = adjusted.replaceAll(spoken, formal);
  return adjusted;
}

/** What the writer filled in, or wrote as a heading, counts as said in the request when figures are traced. */
export function withFills(brief: Brief, { fills }: Adjustments, headings: readonly string[] = []): Brief {
  const said = [...Object.values(fills), ...headings].map((text) => toFact({ text, source: null }).text);
  return said.length === 0 ? brief : { ...brief, request: [brief.request, ...said].join("；") };
}
