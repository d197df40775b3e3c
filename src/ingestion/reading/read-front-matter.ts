import { parse } from "yaml";

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Why the block could not be read, or null. */
  readonly problem: string | null;
}

const block = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;

/** Splits a leading YAML block off; a broken block stays out of the text and is reported. */
export function readFrontMatter(text: string): FrontMatter {
  const match = block.exec(text);
  if (match === null) return { values: {}, body: text, problem: null };
  const body = text.slice(match[0].length);
  try {
    // core schema, no aliases: a front matter is a flat list of words, never a bomb.
    const values: unknown = parse(match[1] ?? "", { maxAliasCount: 0 });
    // Nothing but words between two rules is text of the document, not a block of settings.
    if (values !== null && (typeof values !== "object" || Array.isArray(values)))
      return { values: {}, body: text, problem: null };
    return { values: (values ?? {}) as Record<string, unknown>, body, problem: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { values: {}, body, problem: `开头的属性区写法有误：${reason}` };
  }
}

/** A scalar as trimmed text; lists are joined with 、; dates come out as YYYY-MM-DD. */
export function frontMatterText(
  values: Readonly<Record<string, unknown>>,
  ...keys: readonly string[]
): string | null {
  for (const key of keys) {
    const value = values[key];
    const text = Array.isArray(value) ? value.map(String).join("、") : scalarText(value);
    if (text !== "") return text;
  }
  return null;
}

function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).trim()
    : "";
}
