import { levelOf, type Place } from "./read-level.ts";

const chain = /^(.{2,8}?(?:省|自治区))?(.{1,8}?(?:市|自治州|州(?!市)|盟|地区))?(.{1,8}?(?:县|区|市|旗))?$/u;
/** 区委组织部, 县政府: which one is ours to say. */
const unnamed = /^(?:中共)?(省|市|州|县|区|旗)(?:委|纪委|人民政府|政府|直机关)/u;

/**
 * Completes a place by our own chain of regions (OFFICE_REGION): 清河区 of 云岭市清河区, the 区委 without a
 * name, and 本单位 for what our own organization department issued. Other places stay as they are.
 */
export function placeInChain(place: Place, issuer: string, officeRegion: string): Place {
  const links = (chain.exec(officeRegion) ?? []).slice(1).filter((link) => link !== undefined);
  const regions = links.map((_, at) => links.slice(0, at + 1).join(""));
  const sign = unnamed.exec(issuer)?.[1];
  const region =
    place.region === null
      ? regions.find((candidate) => sign !== undefined && candidate.endsWith(sign))
      : regions.find((candidate) => candidate.endsWith(place.region ?? ""));
  if (region === undefined || place.level === "中央") return place;
  const isOwn = region === officeRegion && issuer.includes("组织部");
  return { region, level: isOwn ? "本单位" : levelOf(region) };
}
