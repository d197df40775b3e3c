import type { ComparedClause, ComparedPair, Comparison } from "../../domain/documents/comparison.ts";

const marks = { old: ["［-", "-］"], new: ["［+", "+］"] } as const;

/** Changed clauses with their changed words in marks; `all`: those that stayed as well, by number. */
export function describeComparison(
  { old, new: now, counts, pairs, notes }: Comparison,
  all: boolean,
): string {
  const { same, changed, added, removed, moved } = counts;
  const head = [
    `旧：《${old.title}》（${old.status}） ${old.file}`,
    `新：《${now.title}》（${now.status}） ${now.file}`,
    `修改 ${changed} 条，新增 ${added} 条，删去 ${removed} 条，移动 ${moved} 条，未变 ${same} 条`,
    ...notes.map((note) => `注意：${note}`),
  ];
  const shown = pairs.filter(({ kind, moved: isMoved }) => all || kind !== "same" || isMoved);
  return `${[head.join("\n"), ...shown.map(describePair)].join("\n\n")}\n`;
}

function describePair({ kind, moved, old, new: now }: ComparedPair): string {
  const [before, after] = [placeOf(old), placeOf(now)];
  const place =
    kind === "added" ? after : kind === "removed" || before === after ? before : `${before} → ${after}`;
  const word = { same: "未变", changed: "修改", added: "新增", removed: "删去" }[kind];
  const title = `【${word}${moved ? "、移动" : ""}】${place}`;
  if (kind === "same") return title;
  return [title, old === null ? "" : `旧　${mark(old, "old")}`, now === null ? "" : `新　${mark(now, "new")}`]
    .filter((line) => line !== "")
    .join("\n");
}

function placeOf(clause: ComparedClause | null): string {
  return clause === null ? "" : (clause.article ?? clause.path.at(-1) ?? "正文");
}

function mark({ text, changes }: ComparedClause, side: "old" | "new"): string {
  const [open, close] = marks[side];
  let marked = "";
  let at = 0;
  for (const { start, end } of changes) {
    marked += `${text.slice(at, start)}${open}${text.slice(start, end)}${close}`;
    at = end;
  }
  return marked + text.slice(at);
}
