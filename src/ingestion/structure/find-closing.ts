import { isAnnex } from "./recognise-heading.ts";
import type { Line } from "./line.ts";

export const dateLine =
  /^[（(]?(?:(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4})年[\s\u3000]*[\d元一二三四五六七八九十XxＸ×]{1,3}月[\s\u3000]*[\d一二三四五六七八九十XxＸ×]{1,3}日[）)]?$/u;
const organisation =
  /^[\p{Script=Han}（）()、“”·XxＸ×\s\u3000]{2,40}(?:委员会|党委|党组|工委|组织部|纪委|监委|人民政府|政府|办公室|办公厅|支部|总支|委|局|部|厅|院|会|校|公司|机关)$/u;

/** Lines of the tail of a document within which a date alone is its signature. */
const tail = 5;
const listReach = 12;
/** Bodies that sign one document together. */
const mostSigners = 12;

/**
 * Positions of the lines that close a document or the notice before an annex: the list 附件：1.…, the
 * signature and the date. They belong to no article, and what follows them begins anew.
 */
export function findClosing(lines: readonly Line[]): ReadonlySet<number> {
  const closing = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (line.level > 0 || !dateLine.test(line.text)) continue;
    const signed = isSignature(lines[at - 1]);
    if (!signed && !(at >= lines.length - tail || isAnnexStart(lines[at + 1]))) continue;
    // Under the title a date in brackets says when the text was adopted, nothing is closed there.
    if (/^[（(]/u.test(line.text) || at < 3) continue;
    closing.add(at);
    let first = at;
    while (first > at - mostSigners && isSignature(lines[first - 1])) closing.add((first -= 1));
    for (const listed of annexList(lines, first)) closing.add(listed);
  }
  return closing;
}

function isSignature(line: Line | undefined): boolean {
  return (
    line !== undefined && line.level === 0 && organisation.test(line.text) && !/^[（(]?第/u.test(line.text)
  );
}

function isAnnexStart(line: Line | undefined): boolean {
  return line !== undefined && isAnnex(line.text);
}

/** `附件：1.推荐表` and the numbered lines below it, right before a signature. */
function annexList(lines: readonly Line[], signature: number): number[] {
  for (let at = signature - 1; at >= Math.max(0, signature - listReach); at--) {
    const text = lines[at]?.text ?? "";
    if (isAnnex(text)) return Array.from({ length: signature - at }, (_, step) => at + step);
    if (!/^\d{1,2}[.．、]/u.test(text) || text.length > 60) return [];
  }
  return [];
}
