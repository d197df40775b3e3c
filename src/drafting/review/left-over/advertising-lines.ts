import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const advertising =
  /QQ|微信|公众号|扫码|会员(?:资料|群|材料|权益)|仅供(?:学习|内部|参考)[^，。]{0,6}(?:禁止|严禁|交流|$)|严禁外传|禁止外传|用后删除|违者|免费(?:下载|QQ|赠送|领取)|订阅|倒卖|文行|文库|笔杆子|公文(?:网|圈|宝)|https?:|www\.|\.com|关注我们|自建平台|实时分享|点击下载|更多(?:材料|范文)|不断迭代/u;

/** Lines of those who trade in model texts. A line that only looks like one may be a policy on 会员: it names none of these. */
export function advertisingLines({ lines }: ReviewedText): RawFinding[] {
  return lines
    .filter(({ text }) => text.trim().length <= 80 && advertising.test(text))
    .map(({ text, start }) => ({
      at: start,
      end: start + text.length,
      problem: "这一行是范文网站的广告或声明",
      fix: "删去这一行",
    }));
}
