import type { Kind } from "../kinds/kind.ts";

/** How to write, said around the topic. Removed in this order. */
const instructions: readonly RegExp[] = [
  /，?(?<![零〇一二两三四五六七八九十百千\d])[零〇一二两三四五六七八九十百千\d]+\s*个?字(?:左右|以内|上下|以上)?/gu,
  /(?:要|得)?用?“[一二三四五]要[^“”]*”|用?“[一二三四五]是[^“”]*”/gu,
  /(?:每[条点项]一句话?)|(?:写|列|分|讲)(?:成|出|为)?[零一二两三四五六七八九十\d]+(?:点|条|个?方面|个?部分)/gu,
  /(?:数字|数据)?(?:你)?(?:看着|随便)?(?:不要|别|不能|不|可以)?编(?:造)?(?:数据|数字|几个|一些|点|些)?(?:就行|就好|即可|吧)?/gu,
  /我?只有(?:这)?[一二两三几]?个?数(?:据|字)?[：:]?[^，。]*/gu,
  /(?<![^，。；])[^，。；]*都(?:要|得)?(?:提|写|讲)(?:到)?/gu,
  /(?:讲话稿?|号召式?|正式|口语)的?语气/gu,
  /给[^，。写拟起发]{2,14}?(?:(?=写|拟|起草|发|报|打)|的(?=函|请示|报告|通知|批复))/gu,
  /(?:请|帮我|麻烦|给我)/gu,
  /^拟(?!提|任|招|录|定|于|举|表|推)/gu,
  /(?:写|起草|拟写|草拟|撰写|来|搞|弄|列)(?:一?(?:段|篇|条|份|个|节|下|封|张|则))?/gu,
  /(?:一|这)(?:段|篇|条|份|节)(?:话|文字)?|里的/gu,
];
/** Said of the topic, but no part of it; what stands around it stays together. */
const qualifiers =
  /(?:19|20)\d{2}\s*年(?:度|上半年|下半年)?|今年|明年|去年|本年度?|[×xXＸ○]{1,3}(?:街道|镇|乡|社区|村|区|县|市|局)|申请(?=举办|召开|开展|设立|成立|拨付|购置)/gu;
const trailing =
  /(?:的)?(?:成效|情况|有关情况|进展|材料|稿子?|内容|开展|推进|落实|安排|打算|工作打算|重点打算|调研|实施|(?:的)?(?:经验)?做法|的[函令])$/u;

/** What a request is about, once how to write it is taken away. */
export function findTopic(request: string, kinds: readonly Kind[]): string {
  const first = request.split(/[。\n]/u)[0] ?? "";
  // 对××关于成立党支部的请示作批复: what was asked for is the matter.
  const asked = /关于([^，。]{2,40}?)的(?:请示|来函|函|报告)(?=.*(?:批复|答复|复函|回复))/u.exec(first)?.[1];
  if (asked !== undefined) return asked;
  let rest = first.split(/，|；|：|:/u).some((piece) => /\d/u.test(piece)) ? dropFactPieces(first) : first;
  for (const pattern of instructions) rest = rest.replaceAll(pattern, "，");
  rest = rest.replaceAll(qualifiers, "");
  const names = kinds.flatMap((kind) => [kind.name, ...kind.aliases]).filter((name) => name.length > 1);
  const pieces = rest
    .split(/[，。；：:！、\s]+(?![^“]*”)/u)
    .map((piece) => tidy(piece, names))
    .filter((piece) => piece.replaceAll(/[^\p{Script=Han}]/gu, "").length >= 2);
  // 部务会纪要，研究年轻干部工作: what was discussed is the matter.
  const discussed = pieces.find((piece) => /^(?:专题)?(?:研究|讨论|审议)(?!室|院|报告)/u.test(piece));
  if (discussed !== undefined) return discussed.replace(/^(?:专题)?(?:研究|讨论|审议)/u, "");
  return pieces.find((piece) => piece.length >= 4) ?? pieces[0] ?? "";
}

/** Pieces that carry figures are facts; the topic is said without them. */
function dropFactPieces(text: string): string {
  const pieces = text.split(/(?<=[，；：:])/u);
  const plain = pieces.filter((piece) => !/\d(?!\d*\s*(?:字|年))/u.test(piece.replace(/\d+\s*个?字/u, "")));
  return plain.length === 0 ? (pieces[0] ?? "") : plain.join("");
}

function tidy(piece: string, names: readonly string[]): string {
  let text = piece.trim();
  // Shortest first: of 组织工作总结 only 总结 is the kind.
  for (const name of names.toSorted((a, b) => a.length - b.length)) {
    if (text.endsWith(name)) text = text.slice(0, text.length - name.length);
    else if (text.startsWith(name)) text = text.slice(name.length);
  }
  return text
    .replace(/^(?:的|和|与|关于|认真|切实|扎实|做好|抓好|商请|、|：)+|(?<![的和、：])[的和、：]+$/gu, "")
    .replace(/^[^关]{2,12}关于(?=.{3,}$)/u, "")
    .replace(/^在(.+?)(?:会议?|大会)上$/u, "$1")
    .replace(/^全[省市州区县旗镇乡](?=\p{Script=Han}{2})/u, "")
    .replace(trailing, "")
    .replace(trailing, "")
    .replace(/的$/u, "");
}
