import {
  type DraftPlaceholder,
  findDraftPlaceholders,
} from "../../../../../domain/text/draft-placeholders.ts";

/** Open places with the same words, which are filled together. */
export interface Gap {
  readonly first: DraftPlaceholder;
  readonly times: number;
}

export function gatherGaps(text: string): Gap[] {
  const gathered = new Map<string, { first: DraftPlaceholder; times: number }>();
  for (const gap of findDraftPlaceholders(text)) {
    const known = gathered.get(gap.text);
    if (known === undefined) gathered.set(gap.text, { first: gap, times: 1 });
    else known.times += 1;
  }
  return [...gathered.values()];
}
