import { cityPattern } from "./cities.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

/** Higher number, lower level; 区, 县 and 旗 are of one rank. */
const ranks: Readonly<Record<string, number>> = { 省: 1, 市: 2, 州: 2, 区: 3, 县: 3, 旗: 3, 镇: 4, 乡: 4 };
const scope = /全([省市州区县旗镇乡])(?!域|面|方|力|镇域)/gu;
const own = /(?:我|本)([省市州区县旗镇乡])(?!级)/gu;

/**
 * 全县 in a text that says 全区 everywhere else: the word of another office of the same rank, or of a
 * lower one. A higher level's word (全省, 全市) is how one names one's superiors.
 */
export function foreignLevels({ text }: ReviewedText): RawFinding[] {
  const found = [...text.matchAll(scope), ...text.matchAll(own)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    level: match[1] ?? "",
    word: match[0],
  }));
  const counts = new Map<string, number>();
  // A 省 is named as one's superior, never as one's own by an office below it.
  for (const { level } of found) if (level !== "省") counts.set(level, (counts.get(level) ?? 0) + 1);
  const [usual, times] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ["", 0];
  if (times < 2) return [];
  return found
    .filter(
      ({ level }) =>
        level !== usual &&
        (counts.get(level) ?? 0) * 2 <= times &&
        (ranks[level] ?? 0) >= (ranks[usual] ?? 0),
    )
    .map(({ at, end, level, word }) => ({
      at,
      end,
      problem: `通篇说的是“全${usual}”，这里却写“${word}”，可能是套用别处稿子留下的`,
      fix: word.replace(level, usual),
    }));
}

const named =
  /(?<=^|启动|[，。、；：“（《\s在为对与和由于从向])(?![在为对与和由于从向])([\p{Script=Han}]{2,3}?)(县|区|镇|街道)(?![管直属级域镇村])(?=[\p{Script=Han}，。、；”》）]|$)/gmu;
/** Words that end in 区, 市 … without being a place, and what may stand before a place. */
const noPlace =
  /^(?:[\p{Script=Han}]*(?:社|园|小|城|地|辖|街|校|片|景|灾|库|新|山|牧|林|特|各|全|我|本|该|某|两|多|整|郊|开发|经开|高新|示范|贫困|所属|级|乡|农贸|超|门|都|上|城镇|集|省|市|县|区|镇|和|与|及|对|在|向|为|从|由|了|的|是|要|以|等|把|将|按|重点|基层|党委|中心|利用|成立|设立|督促|依托|会同|规范|按照|围绕|根据|召开|制定|出台|建立|协调|配合|联合|争取|支持|推动|深化|统筹|落实|服务|全面|经过|通过|接受|参加|积极|协助|指导|结合|贯彻|作为|实施|完善|报送|面向|覆盖|驻|跨|建设|管理|推进|抓好|加强|工作|组织|干部|党员))$/u;
/** Going there, coming from there, working with them: a place may be named. */
const travelling =
  /(?:赴|到|去|前往|对接|来自|引进|学习|考察|观摩|挂职|交流|对口|帮扶|协作|合作|籍|选派|参加|推荐到)[^，。；]{0,14}$/u;

interface NamedPlace {
  readonly name: string;
  readonly level: string;
  readonly at: number;
  readonly end: number;
}

/** A place that the text names once or twice, as its own, beside the one it is about. */
export function foreignPlaces({ text }: ReviewedText): RawFinding[] {
  const places = findPlaces(text);
  const counts = new Map<string, number>();
  for (const { name, level } of places) counts.set(name + level, (counts.get(name + level) ?? 0) + 1);
  const findings: RawFinding[] = [];
  for (const rank of [["县", "区", "旗"], ["市"], ["镇", "街道"]]) {
    const same = places.filter(({ level }) => rank.includes(level));
    const [main, times] =
      [...counts]
        .filter(([key]) => rank.some((level) => key.endsWith(level)))
        .toSorted((a, b) => b[1] - a[1])[0] ?? [];
    const blanked = rank.includes("镇") && blankOwnName(text);
    for (const place of same) {
      const key = place.name + place.level;
      const seldom = (counts.get(key) ?? 0) <= 2;
      const besideMain =
        main !== undefined && times !== undefined && key !== main && times >= 3 && !rank.includes("镇");
      if (
        !seldom ||
        (!besideMain && !blanked) ||
        travelling.test(text.slice(Math.max(0, place.at - 20), place.at))
      )
        continue;
      findings.push({
        at: place.at,
        end: place.end,
        problem: blanked
          ? `本单位名称已隐去，这里却留着“${key}”`
          : `全文写的是${main}，这里出现“${key}”，可能是套稿残留`,
        fix: blanked ? "核对后改成本单位的名称或删去" : `核对后改为“${main}”或删去`,
      });
    }
  }
  return findings;
}

/** The own name is written xxx市 or X区. */
function blankOwnName(text: string): boolean {
  return (text.match(/[xXＸ×]{1,3}(?:省|市|县|区|旗)/gu) ?? []).length >= 3;
}

/** Cities by their list: 提请市, 抓实市 are no cities, and no pattern tells. */
function findPlaces(text: string): NamedPlace[] {
  return [...text.matchAll(named), ...text.matchAll(cityPattern)].flatMap((match) => {
    const [whole, name = "", level = ""] = match;
    if (noPlace.test(name) || /[一二三四五六七八九十两]/u.test(name)) return [];
    return [{ name, level, at: match.index, end: match.index + whole.length }];
  });
}
