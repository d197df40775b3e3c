import type { PlacedBlock } from "../../../../../domain/text/read-blocks.ts";

/** What begins on a page of its own: the document, then each annex. */
export function splitFlows(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const flows: PlacedBlock[][] = [[]];
  for (const block of blocks) {
    if (block.part === "annex" && flows.at(-1)?.length !== 0) flows.push([]);
    flows.at(-1)?.push(block);
  }
  return flows;
}
