import { isInternalMark } from "../marks/internal.ts";
import { dateLine } from "../structure/find-closing.ts";
import { isAnnex, numberingDepth } from "../structure/recognise-heading.ts";

const edge = 5;
const leastFiles = 3;
const longest = 40;
/** Lines that offices write at the head or foot of many papers. */
const ordinary =
  /[。；：！？，、]$|^第.{1,8}[编章节条]|(?:报告|总结|讲话|通知|方案|意见|办法|规定|条例|细则|法|典|规划|要点|制度|情况|委员会|委|部|局|办公室|政府|支部|党组|机关|通过|修订|修正|会议上?)(?:[（(].*[）)])?$|^(?:相关通知|说明|目录|总则|附则)|^[（(].*[）)]$|^(?:中华人民共和国|中国共产党|中共|关于)|市长|书记|部长|省长/u;
/** Without one of these a line must also come twice in some file: a title stands once. */
const foreign =
  /网|群|库|整理|分享|资料|仅供|免费|下载|会员|版权|水印|交流|www|http|QQ|微信|公众号|@|文行|文秘|范文/iu;

/** Lines at head or foot of a text that could be a watermark: short and of no form an office uses. */
export function edgeLines(text: string): string[] {
  const lines =
    text.length < 4000
      ? text.split("\n")
      : [...text.slice(0, 2000).split("\n"), ...text.slice(-2000).split("\n")];
  const edges = lines.length <= 2 * edge ? lines : [...lines.slice(0, edge), ...lines.slice(-edge)];
  return edges.filter(
    (line) =>
      line.length >= 2 &&
      line.length <= longest &&
      /\p{Script=Han}/u.test(line) &&
      !ordinary.test(line) &&
      !dateLine.test(line) &&
      !isAnnex(line) &&
      // Twenty papers that all say 内部资料 mean it.
      !isInternalMark(line) &&
      numberingDepth(line) === null,
  );
}

/** Lines that stand at the edge of three files or more: a watermark, whatever it says. */
export function findRepeatedLines(edgesByFile: Iterable<readonly string[]>): ReadonlySet<string> {
  const files = new Map<string, number>();
  const twice = new Set<string>();
  for (const edges of edgesByFile) {
    const seen = new Set<string>();
    for (const line of edges) {
      if (seen.has(line)) twice.add(line);
      else files.set(line, (files.get(line) ?? 0) + 1);
      seen.add(line);
    }
  }
  const repeated = [...files].filter(
    ([line, count]) => count >= leastFiles && (twice.has(line) || foreign.test(line)),
  );
  return new Set(repeated.map(([line]) => line));
}
