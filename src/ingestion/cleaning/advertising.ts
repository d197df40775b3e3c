import type { RemovedText } from "../../domain/documents/document.ts";
import { isInternalMark } from "../marks/internal.ts";
import type { Line } from "../structure/line.ts";
import { dateLine } from "../structure/find-closing.ts";
import { removeLines, type Cleaned } from "./removal.ts";

const reason = "广告或水印";
const longest = 120;

/** What sellers of model texts write; none of it is the language of an office. */
const signs = [
  /(?:QQ|ＱＱ|Q群|企鹅|微信|VX|v信|薇信|WeChat)[号群]?[：:\s]*(?:[a-z][\w-]{5,}|\d{5,})/iu,
  /(?:会员|QQ|微信|交流|免费)群[：:]|免费(?:QQ|微信)?群/iu,
  /仅供(?:个人|内部|大家)?(?:学习|参考|试读|预览|交流学习|学习交流)|用后(?:请)?(?:立即)?删除|下载后.{0,8}(?:24小时|二十四小时|删除)/u,
  /会员(?:资料|材料|文库|专享|专属|价|尊享)|倒卖|(?:订阅|开通|加入).{0,8}(?:立享|即享|会员)|年会员|免费(?:赠送|领取|下载)/u,
  /(?:扫码|扫一扫|长按|识别|搜索|关注).{0,10}(?:公众号|二维码|小程序)|(?:微信)?公众号[：:“"【]/u,
  /(?:更多|海量|精品|最新)(?:公文|材料|范文|资料|文稿|文章|素材|稿件).{0,14}(?:请|尽在|关注|访问|下载|登录|加|群|网)/u,
  /版权(?:所有|归.{1,20}所有)|(?:转载|引用)(?:请|须|需)?注明(?:出处|来源)|未经(?:许可|授权|允许).{0,10}(?:转载|传播|商用|不得)/u,
  /(?:本文|本资料|本文档|本材料|文档|资料)(?:由|来自|来源于|下载自|转自).{0,20}(?:整理|网|上传|提供|分享|收集)/u,
  /(?:范文|公文|文库|文档|笔杆子|秘书|写作|课件|文秘|材料|党建)(?:网|之家|吧|论坛|星球|工坊)(?![络站格点吧]).{0,20}(?:www|http|\.com|\.cn|提供|整理|收集|出品)/iu,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /(?:整理|编辑|排版|出品|制作)[，,。\s]*(?:咨询|联系|转载|盗版|侵权)/u,
];

/** In the middle of a paragraph only what no sentence contains is cut out. */
const inline =
  /[（(【[]?[^，。；：！？（(【[]{0,12}(?:整理|出品|分享|编辑)?[，,]?(?:咨询|联系|添加|加)(?:QQ|ＱＱ|微信|VX)[号群]?[：:]?\s?\d{5,}[）)】\]]?/giu;

/** What `inline` ends in: looked for first, because it is found, or not, in no time. */
const longNumber = /\d{5}/u;

const brandName =
  /^[【[（(]?([\p{Script=Han}A-Za-z]{2,10}?)(?:整理|出品|编辑|分享|制作|独家|原创)(?:[，,。\s].*)?$/u;
const sentence = /[。；：！？]$/u;
const structural =
  /^(?:第.{1,8}[编章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|附件|抄送|[（(].*[）)]$)/u;
const official =
  /(?:报告|总结|讲话|通知|方案|意见|办法|规定|条例|委员会|组织部|党委|党组|支部|人民政府|办公室|同志)$/u;
/** Lines of the end of a file among which everything unofficial below an advertisement is one too. */
const tail = 15;

/** Takes out advertising lines, the seller's name wherever it stands alone, and what is woven into paragraphs. */
export function removeAdvertising(source: readonly Line[]): Cleaned {
  const removed: RemovedText[] = [];
  const lines = source.map((line) => {
    if (line.text.length <= longest && isAdvertising(line.text)) return line;
    if (!longNumber.test(line.text)) return line;
    const text = line.text.replace(inline, (found) => {
      removed.push({ text: found, reason });
      return "";
    });
    return text === line.text ? line : { ...line, text };
  });
  const marked = lines.map((line) => line.text.length <= longest && isAdvertising(line.text));
  const brands = new Set(
    lines
      .flatMap((line, at) => (marked[at] === true ? [brandName.exec(line.text)?.[1] ?? ""] : []))
      .filter(Boolean),
  );
  const tailFrom = marked.findIndex((is, at) => is && at >= lines.length - tail);
  const cleaned = removeLines(lines, ({ text }, at) => {
    const belongs =
      marked[at] === true || brands.has(text) || (tailFrom >= 0 && at > tailFrom && isUnofficial(text));
    return belongs || text === "" ? reason : null;
  });
  return {
    lines: cleaned.lines,
    removed: [...removed, ...cleaned.removed.filter(({ text }) => text !== "")],
  };
}

export function isAdvertising(text: string): boolean {
  return signs.some((sign) => sign.test(text)) && !isSentenceOfBody(text);
}

/** A full sentence of some length speaks of WeChat groups as its subject, an advertisement cries out. */
function isSentenceOfBody(text: string): boolean {
  return (text.length > 45 && /[。；]$/u.test(text)) || structural.test(text);
}

function isUnofficial(text: string): boolean {
  return (
    text.length <= 60 &&
    !sentence.test(text.replace(/！$/u, "")) &&
    !structural.test(text) &&
    !official.test(text) &&
    !isInternalMark(text) &&
    !dateLine.test(text)
  );
}
