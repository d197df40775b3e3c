import type { Brief } from "../request/brief.ts";
import { fillVariables } from "./fill-variables.ts";

/** 〔主送机关〕： becomes the addressee that the writer named; [] for a kind that addresses nobody. */
export function salutationOf({ kind, addressee }: Brief): string[] {
  if (kind.salutation === null) return [];
  return [addressee === null ? kind.salutation : `${addressee}：`];
}

/** What stands below the text: its close, and for a 法定公文 who signs, when, and 附注 below the date. */
export function endingOf(brief: Brief): string[] {
  const close = brief.kind.closings.map((line) => fillVariables(line, brief));
  const notes = close.filter((line) => line.startsWith("（联系人"));
  const signature = brief.kind.class === "法定" ? ["〔发文机关〕", "〔成文日期〕"] : [];
  return [...close.filter((line) => !notes.includes(line)), ...signature, ...notes];
}
