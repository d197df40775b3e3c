import type { Claim } from "./claim.ts";
import { foldText, type PreparedSource } from "./source.ts";

const titles = /《([^《》]{2,80})》/gu;
/** With the last character of its issuer: 发〔2023〕5号. */
const documentNumbers = /[\p{Script=Han}]?[〔[（(［【]\s*(?:19|20)\d{2}\s*[〕\]）)］】]\s*第?\d{1,4}\s*号/gu;
const quotations = /[“「『]([^“”「」『』]{2,200})[”」』]/gu;
const marks = /[《》〈〉“”"'（）()〔〕[\]［］【】\s，,。；;：:、·]/gu;
/** 张伟同志, 李明书记: a person; the name is one to three characters after a common surname. */
const people =
  /(?:^|[，。；、由经请向与和])([王李张刘陈杨黄赵周吴徐孙朱马胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤][\p{Script=Han}]{1,2})(?=同志|书记|部长|主任|局长|市长|县长|先生|女士)/gu;
const places = /([\p{Script=Han}]{2,3})(?:省|市|县|自治区|自治州)/gu;
/** No proper name: 所在市, 设区的市, 各县. */
const generic = /[各全本设辖直所在上下级属乡镇农村城地有关当的和或及跨外同某该个由经向报在省市县区街道]/u;

/** Why a title, document number, quotation, person or place of the claim is not in the cited passages. */
export function checkNames(claim: Claim, cited: readonly PreparedSource[]): string | null {
  const plain = cited
    .map((source) =>
      bare([source.text, source.title, ...source.metadata, ...(source.headings ?? [])].join(" ")),
    )
    .join(" ");
  const missing = (text: string): boolean => !plain.includes(bare(text));
  for (const [whole, title = ""] of claim.text.matchAll(titles)) {
    if (missing(title)) return `${whole}不是所引文件`;
  }
  for (const [number] of claim.text.matchAll(documentNumbers)) {
    if (missing(number)) return `文号“${number}”未见于所引文件`;
  }
  for (const [, words = ""] of claim.text.matchAll(quotations)) {
    if (missing(words)) return `引号中的“${words.slice(0, 20)}”不是原文`;
  }
  for (const [, person = ""] of claim.text.matchAll(people)) {
    if (missing(person)) return `人名“${person}”未见于所引条文`;
  }
  for (const [place, stem = ""] of claim.text.matchAll(places)) {
    const known = [stem, stem.slice(1), place.slice(-2)].some((part) => part.length > 1 && !missing(part));
    if (!known && !generic.test(stem)) return `地名“${place}”未见于所引条文`;
  }
  return null;
}

function bare(text: string): string {
  return foldText(text).replaceAll(marks, "");
}
