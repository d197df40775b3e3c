import { parse } from "yaml";

/** A Markdown file of ours: front matter and the bullet or text lines under each `## heading`. */
export interface SectionedFile {
  readonly head: Readonly<Record<string, unknown>>;
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

/** Reads the files of kinds and patterns. @throws Error when the front matter is no YAML mapping. */
export function parseSections(text: string): SectionedFile {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u.exec(text);
  if (match === null) throw new Error("文件开头缺少 --- 之间的说明");
  const head: unknown = parse(match[1] ?? "");
  if (typeof head !== "object" || head === null) throw new Error("开头的说明不是 键: 值 的写法");
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const raw of (match[2] ?? "").split(/\r?\n/u)) {
    const heading = /^##\s+(\S.*)$/u.exec(raw)?.[1]?.trim();
    if (heading !== undefined) {
      lines = [];
      sections.set(heading, lines);
      continue;
    }
    const line = raw.replace(/^[-*]\s+/u, "").trim();
    if (line !== "") lines.push(line);
  }
  return { head: head as Record<string, unknown>, sections };
}
