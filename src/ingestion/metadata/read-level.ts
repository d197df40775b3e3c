import type { Level } from "../../domain/documents/document.ts";

/** Where a text belongs, as far as issuer and title say it. */
export interface Place {
  readonly level: Level | null;
  readonly region: string | null;
}

const central =
  /中共中央|中央(?:纪|组织|宣传|统战|政法|编|办|军|国家机关|和国家)|^中央|国务院|全国人民代表大会|全国人大|国家监察|国家公务员局|(?:人力资源和社会保障|财政|民政|审计|监察|人事)部|审计署|中国共产党第.{1,4}次全国代表大会/u;
const municipalities = /^(?:中共)?(北京|上海|天津|重庆)市/u;
const province = "[\\p{Script=Han}]{2,8}?(?:省|自治区)";
const city = "[\\p{Script=Han}]{1,6}?(?:市|自治州|州(?!市)|盟|地区)";
const county = "[\\p{Script=Han}]{1,6}?(?:县|(?<![社园校军片辖灾地街治])区|旗)";
const place = new RegExp(`^(?:中共|中国共产党)?((?:${province})?(?:${city})?(?:${county})?)`, "u");
/** After a place name in a title stands what its people or bodies do. */
const titlePlace = new RegExp(
  `^(?:中共|中国共产党)?((?:${province})?(?:${city})?(?:${county})?)(?=委|人民|政府|党|干部|公务员|组织|村|社区|关于|实施|贯彻|人才|离退休|(?:19|20)\\d{2}|机关|事业|国有|基层|老干部|换届)`,
  "u",
);
const nowhere = /^(?:中国|全国|国家|中央|县以上|党|推进|公务员|关于|新|各|农村|城市|社区|地方)/u;

/** Level and region from the issuer, else from the title; 中国共产党……条例 and laws are central by their names. */
export function readPlace(issuer: string | null, title: string): Place {
  const fromIssuer = issuer === null ? null : placeOf(issuer);
  if (fromIssuer !== null && fromIssuer.level !== null) return fromIssuer;
  if (
    /^中国共产党(?:章程|.{2,30}(?:条例|准则|规则|规定|细则))(?:[（(]|$)/u.test(title) ||
    /^中华人民共和国.{2,20}法(?:[（(]|$)/u.test(title)
  )
    return { level: "中央", region: null };
  const region = nowhere.test(title) ? "" : (titlePlace.exec(title)?.[1] ?? "");
  return region === "" ? { level: null, region: null } : { level: levelOf(region), region };
}

function placeOf(issuer: string): Place {
  if (central.test(issuer)) return { level: "中央", region: null };
  const region = place.exec(issuer)?.[1] ?? "";
  if (region !== "") return { level: levelOf(region), region };
  return { level: null, region: null };
}

export function levelOf(region: string): Level | null {
  const beneath = region.replace(municipalities, "");
  if (/[县区旗]$/u.test(region) && !region.endsWith("自治区")) return "县";
  if (beneath === "" || /(?:省|自治区)$/u.test(region)) return "省";
  return /(?:市|州|盟|地区)$/u.test(region) ? "市" : null;
}
