import type { DocumentSummary } from "../../../domain/documents/view.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { statusLabel, textKindLabel, titleInMarks } from "./text/source-labels.ts";

const kindNames = { policy: "制度", report: "材料" } as const;

/** What the office holds, for people who ask. */
export function renderSources(listed: readonly DocumentSummary[], total: number, withheld: number): RichText {
  const pieces: RichPiece[] = [bold(`收录的资料（${String(total)}）`)];
  for (const [at, { title, kind, status, flags }] of listed.entries()) {
    const label = kind === "policy" ? statusLabel(status) : kindNames[kind];
    pieces.push(`\n${String(at + 1)}. ${titleInMarks(title)} · ${label}${textKindLabels(flags)}`);
  }
  if (total > listed.length)
    pieces.push(`\n……另有 ${String(total - listed.length)} 份，请在后面加上题名里的字，例如：/sources 换届`);
  if (withheld > 0) pieces.push(`\n另有 ${String(withheld)} 份内部资料，请到网页端查看。`);
  return richText(pieces);
}

/** How well the files were read, for admins: those with problems first. */
export function renderDocuments(found: readonly DocumentSummary[], most: number, withheld: number): RichText {
  const rest = withheld > 0 ? `\n\n另有 ${String(withheld)} 份内部资料，请到网页端查看。` : "";
  if (found.length === 0) return richText([`没有符合的资料。${rest}`]);
  const sorted = [...found].sort((a, b) => b.problems.length - a.problems.length);
  const troubled = sorted.filter(({ problems }) => problems.length > 0).length;
  const chunks = found.reduce((sum, document) => sum + document.chunks, 0);
  const pieces: RichPiece[] = [
    bold(`资料 ${String(found.length)} 份，条目 ${String(chunks)}，有问题的 ${String(troubled)} 份`),
  ];
  for (const { file, title, kind, status, effective, chunks, flags, problems } of sorted.slice(0, most)) {
    const facts = [kindNames[kind], statusLabel(status), effective ?? "", `${String(chunks)} 条`, ...flags];
    pieces.push(`\n\n${file}\n${titleInMarks(title)}\n${facts.filter(Boolean).join(" · ")}`);
    for (const problem of problems) pieces.push(`\n· ${problem}`);
  }
  if (sorted.length > most)
    pieces.push(`\n\n……另有 ${String(sorted.length - most)} 份，请在后面加上题名里的字，或在电脑上查看`);
  pieces.push(rest);
  return richText(pieces);
}

function textKindLabels(flags: readonly string[]): string {
  if (flags.includes("digest")) return textKindLabel("digest");
  return flags.includes("example") ? textKindLabel("example") : "";
}
