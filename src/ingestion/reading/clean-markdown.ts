import type { Line } from "../structure/line.ts";

const heading = /^(#{1,6})\s+(.*)$/u;
const emphasis = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu;
const listMark = /^[-*+]\s+/u;
const quoteMark = /^(?:>\s?)+/u;
const rule = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/u;
const callout = /^\[!\w+\]\s*(.*)$/u;

/**
 * Markdown (or plain text) to clean lines: marks removed, blank lines dropped, inner spacing kept as
 * typed except at the edges. A `> [!NOTE] 标题` block becomes a section of its own so that a covering
 * notice is not mistaken for the regulation under it.
 */
export function cleanMarkdown(text: string): Line[] {
  const lines: Line[] = [];
  let quoting = false;
  for (const raw of withoutComments(text).split(/\r\n|\n|\r|\u2028|\u2029/u)) {
    let content = trimWide(raw);
    const quoted = quoteMark.test(content);
    content = trimWide(content.replace(quoteMark, ""));
    const note = quoted ? callout.exec(content) : null;
    if (note !== null) {
      quoting = true;
      lines.push({ text: trimWide(note[1] ?? "") || "说明", level: 2 });
      continue;
    }
    if (content === "") continue;
    if (rule.test(content)) {
      quoting = false;
      continue;
    }
    if (!quoted) quoting = false;
    const title = quoting ? null : heading.exec(content);
    const plain = stripInline(title === null ? content.replace(listMark, "") : (title[2] ?? ""));
    if (plain !== "") lines.push({ text: plain, level: title === null ? 0 : (title[1] ?? "").length });
  }
  return lines;
}

function withoutComments(text: string): string {
  let kept = "";
  for (let at = 0; ;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    at = end + 3;
  }
}

function stripInline(content: string): string {
  return trimWide(
    content
      .replace(emphasis, "$2")
      .replace(/!\[[^[\]]*\]\([^()]*\)/gu, "")
      .replace(/\[([^[\]]+)\]\((?:https?:|#|\/)[^()]*\)/gu, "$1")
      .replace(/\\([#*_>\-[\]])/gu, "$1"),
  );
}

/** Trims ordinary and full-width spaces; `trim` knows both and stays fast on a line of a million spaces. */
function trimWide(text: string): string {
  return text.replaceAll("\u200b", "").trim();
}
