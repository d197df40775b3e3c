/** One fixed formulation with the years in which it is used; a line of knowledge/formulations.tsv. */
export interface Formulation {
  readonly phrase: string;
  /** The exact full wording, or "". */
  readonly full: string;
  /** First year of use. */
  readonly since: number;
  /** Last year of use; null while in use. */
  readonly until: number | null;
  readonly replacement: string;
  readonly source: string;
}

/** Later lines win over earlier ones of the same phrase; lines without a first year are left out. */
export function parseFormulations(tsv: string): Formulation[] {
  const byPhrase = new Map<string, Formulation>();
  for (const line of tsv.split(/\r?\n/u)) {
    if (line.startsWith("#") || line.trim() === "") continue;
    const [phrase = "", full = "", since = "", until = "", replacement = "", source = ""] = line
      .split("\t")
      .map((cell) => cell.trim());
    if (phrase === "" || !/^\d{4}$/u.test(since)) continue;
    byPhrase.set(phrase, {
      phrase,
      full,
      since: Number(since),
      until: /^\d{4}$/u.test(until) ? Number(until) : null,
      replacement,
      source,
    });
  }
  return [...byPhrase.values()];
}

export interface MisusedFormulation {
  readonly formulation: Formulation;
  readonly start: number;
  readonly end: number;
  readonly fault: "too-early" | "out-of-use";
}

/** Formulations of `text` that were not in use in `year`; a longer phrase hides a shorter one within it. */
export function formulationsOutOfUse(
  text: string,
  year: number,
  formulations: readonly Formulation[],
): MisusedFormulation[] {
  const taken: [number, number][] = [];
  const found: MisusedFormulation[] = [];
  for (const formulation of formulations.toSorted((a, b) => b.phrase.length - a.phrase.length)) {
    for (let at = text.indexOf(formulation.phrase); at >= 0; at = text.indexOf(formulation.phrase, at + 1)) {
      const end = at + formulation.phrase.length;
      if (taken.some(([from, to]) => at < to && end > from)) continue;
      taken.push([at, end]);
      if (year < formulation.since) found.push({ formulation, start: at, end, fault: "too-early" });
      else if (formulation.until !== null && year > formulation.until)
        found.push({ formulation, start: at, end, fault: "out-of-use" });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
