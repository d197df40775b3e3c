/** Abbreviations and what they stand for, from `glossary.tsv`; packaged lines first, the office's own after. */
export interface Glossary {
  /** Full forms of the abbreviations that occur in `text`, longest abbreviation first. */
  expand(text: string): string[];
}

export const emptyGlossary: Glossary = { expand: () => [] };

/**
 * Lines `abbreviation<TAB>full;full…`, `#` starts a comment. Later texts override earlier ones line
 * by line: the same abbreviation again replaces, an abbreviation without full forms removes.
 */
export function parseGlossary(...texts: readonly string[]): Glossary {
  const entries = new Map<string, readonly string[]>();
  for (const line of texts.flatMap((text) => text.split(/\r?\n/u))) {
    const [abbreviation = "", forms = ""] = line.split("\t").map((cell) => cell.trim());
    if (abbreviation === "" || abbreviation.startsWith("#")) continue;
    const full = forms
      .split(/[;；]/u)
      .map((form) => form.trim())
      .filter((form) => form !== "");
    if (full.length === 0) entries.delete(abbreviation);
    else entries.set(abbreviation, full);
  }
  const byLength = [...entries].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return { expand: (text) => expandWith(byLength, text) };
}

/** An abbreviation inside a longer one that was found, or beside its own full form, says nothing new. */
function expandWith(entries: readonly (readonly [string, readonly string[]])[], text: string): string[] {
  const found: string[] = [];
  let rest = text;
  for (const [abbreviation, forms] of entries) {
    if (!rest.includes(abbreviation)) continue;
    rest = rest.replaceAll(abbreviation, " ");
    found.push(...forms.filter((form) => !text.includes(form) && !found.includes(form)));
  }
  return found;
}
