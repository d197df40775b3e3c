/** A word of the question and what documents write instead. */
export interface WordMatch {
  readonly said: string;
  /** Where it stands in the question, UTF-16. */
  readonly start: number;
  readonly forms: readonly string[];
}

/**
 * A table of words and what documents write for them: abbreviations (`glossary.tsv`) or everyday speech
 * (`lexicon.tsv`); packaged lines first, the office's own after.
 */
export interface Glossary {
  /** Words of the table that occur in `text`, longest first, none inside another. */
  find(text: string): WordMatch[];
  /** Forms of all words found that the text does not hold itself, each once. */
  expand(text: string): string[];
}

export const emptyGlossary: Glossary = { find: () => [], expand: () => [] };

/**
 * Lines `word<TAB>form;form…`, `#` starts a comment. Later texts override earlier ones line by line:
 * the same word again replaces, a word without forms removes.
 */
export function parseGlossary(...texts: readonly string[]): Glossary {
  const entries = new Map<string, readonly string[]>();
  for (const line of texts.flatMap((text) => text.split(/\r?\n/u))) {
    const [word = "", forms = ""] = line.split("\t").map((cell) => cell.trim());
    if (word === "" || word.startsWith("#")) continue;
    const full = forms
      .split(/[;；]/u)
      .map((form) => form.trim())
      .filter((form) => form !== "");
    if (full.length === 0) entries.delete(word);
    else entries.set(word, full);
  }
  const byFirst = new Map<string, Entry[]>();
  for (const [word, forms] of [...entries].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))) {
    const list = byFirst.get(word[0]!);
    if (list === undefined) byFirst.set(word[0]!, [{ word, forms }]);
    else list.push({ word, forms });
  }
  const find = (text: string): WordMatch[] => findWords(byFirst, text);
  return {
    find,
    expand: (text) => [...new Set(find(text).flatMap(({ forms }) => forms))],
  };
}

interface Entry {
  readonly word: string;
  readonly forms: readonly string[];
}

/** A word inside a longer one that was found, or beside its own full form, says nothing new. */
function findWords(byFirst: ReadonlyMap<string, readonly Entry[]>, text: string): WordMatch[] {
  const hits: { start: number; entry: Entry }[] = [];
  for (let start = 0; start < text.length; start++) {
    for (const entry of byFirst.get(text[start]!) ?? []) {
      if (text.startsWith(entry.word, start)) hits.push({ start, entry });
    }
  }
  hits.sort((a, b) => b.entry.word.length - a.entry.word.length || a.start - b.start);
  const taken = new Uint8Array(text.length);
  const found: WordMatch[] = [];
  for (const { start, entry } of hits) {
    const end = start + entry.word.length;
    if (taken.subarray(start, end).includes(1)) continue;
    taken.fill(1, start, end);
    const forms = entry.forms.filter((form) => !text.includes(form));
    if (forms.length > 0) found.push({ said: entry.word, start, forms });
  }
  return found;
}
