import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const name = `[${surnames}][\\p{Script=Han}]{1,2}`;
/** Where a text says who speaks. */
const speaker = new RegExp(
  `(?:(?:述职|汇报|报告|承诺|发言|检查)人[：:]\\s*|(?:我叫|我是|本人(?:是)?)(?!一|党|中|们|市|区|县))(${name})(?=$|[\\s，。,（(])`,
  "gmu",
);

/** Two different names in places that say who speaks: one of them came with the model text. */
export function foreignPersons({ text }: ReviewedText): RawFinding[] {
  const found = [...text.matchAll(speaker)].map((match) => {
    const who = match[1] ?? "";
    return { who, at: match.index + match[0].length - who.length };
  });
  const last = found.at(-1)?.who;
  return found
    .filter(({ who }) => who !== last)
    .map(({ who, at }) => ({
      at,
      end: at + who.length,
      problem: `这里的姓名“${who}”与落款“${last ?? ""}”不一致`,
      fix: "核对姓名，可能是套用他人稿子留下的",
    }));
}
