const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
/** A surname with one or two letters after it. */
export const personName = `[${surnames}][\\p{Script=Han}]{1,2}`;

const office =
  "书记|副书记|部长|副部长|主任|副主任|局长|副局长|区长|县长|市长|镇长|乡长|主席|副主席|常委|委员|科长|股长|组长|院长|校长|所长|队长";
const said = "同志|主持|出席|讲话|强调|指出|要求|带队|参加|到会|作报告|一行|为组长|任组长";
const afterOffice = new RegExp(`(${office})(${personName}?)(?=${said}|[，、。；（]|$)`, "gmu");
const asComrade = new RegExp(`(?<![\\p{Script=Han}])(${personName})(?<![老女男青新年])(?=同志)`, "gu");
/** Words that look like a name after an office. */
const noName =
  /^(?:方面|高度|常态|常务|任务|任期|任职|马上|成立|安排|江苏|石油|于是|白天|何时|金融|文件|文明|万名|夏季|常委|程序|方式|方法|方案|高效|高质|武装|康养|易地|段位|田间|龙头|熊猫|白皮|谢绝|钟声|曾经|董事|顾问|贺信|苏区)/u;

export interface NamedPerson {
  readonly name: string;
  /** 副书记; null where none stands before the name. */
  readonly office: string | null;
  readonly start: number;
  readonly end: number;
}

/** Persons named with their office (副书记李四) or as 李四同志, in order. */
export function findPersons(text: string): NamedPerson[] {
  const found = [
    ...[...text.matchAll(afterOffice)].map((match) => ({
      match,
      office: match[1] ?? null,
      name: match[2] ?? "",
    })),
    ...[...text.matchAll(asComrade)].map((match) => ({ match, office: null, name: match[1] ?? "" })),
  ].filter(({ name }) => !noName.test(name));
  const persons = found.map(({ match, office: held, name }) => {
    const end = match.index + match[0].length;
    return { name, office: held, start: end - name.length, end };
  });
  return persons
    .filter((person, index) => persons.findIndex((other) => other.start === person.start) === index)
    .toSorted((a, b) => a.start - b.start);
}
