import type { Line } from "../structure/line.ts";
import { isAnnex, numberingDepth } from "../structure/recognise-heading.ts";

const reach = 6;
const titleEnd =
  /(?:条例|规定|办法|细则|准则|章程|法|意见|通知|决定|决议|规划|纲要|方案|报告|总结|讲话|谋划|要点|通报|批复|请示|函|纪要|公告|通告|制度|规则|标准|指南|发言|致辞|述职|清单|计划|安排|情况)(?:[（(〔][^）)〕]{1,20}[）)〕])*$/u;

/**
 * A plain text carries its title as an ordinary first line; it becomes a heading as in a Markdown or
 * Word file, so that one text gives the same chunks in any format. A title set in two lines is joined.
 */
export function markTitle(lines: readonly Line[]): readonly Line[] {
  if (lines.slice(0, reach).some(({ level }) => level === 1)) return lines;
  for (const [at, line] of lines.slice(0, reach).entries()) {
    if (line.level > 0 || !isTitlePart(line.text)) {
      if (line.text.length > 60 || line.level > 0) return lines;
      continue;
    }
    if (titleEnd.test(line.text)) return replace(lines, at, 1, line.text);
    const next = lines[at + 1];
    if (
      next !== undefined &&
      isTitlePart(next.text) &&
      titleEnd.test(next.text) &&
      /^(?:关于|中共|在|.{0,12}关于)/u.test(line.text)
    )
      return replace(lines, at, 2, line.text + next.text);
  }
  return lines;
}

function isTitlePart(text: string): boolean {
  return (
    text.length <= 60 &&
    !/[。；：，！？]$/u.test(text) &&
    !/^第.{1,6}[编章节条]/u.test(text) &&
    numberingDepth(text) === null &&
    !isAnnex(text)
  );
}

function replace(lines: readonly Line[], at: number, count: number, text: string): Line[] {
  return [...lines.slice(0, at), { text, level: 1 }, ...lines.slice(at + count)];
}
