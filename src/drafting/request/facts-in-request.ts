import { findFigures } from "../../grounding/figures.ts";

/** Parts that say how to write, not what happened. */
const instruction =
  /\d\s*个?字|[一二三四五六七八九十]百?字|(?:写|列|分)[一二三四五六七八九十\d]+(?:点|条)|一段|一条|写|起草|拟写|语气|每条|不要|“?一[要是]、/u;

/** Facts said inside a request: pieces with a figure that are no instruction. Verbatim. */
export function factsInRequest(request: string): string[] {
  const pieces = request.split(/[。；;！\n]|[：:]|，(?!其中|比|占|同比|较)/u);
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => !instruction.test(piece) && findFigures(piece).some(isData));
}

function isData({ text, unit }: { readonly text: string; readonly unit: string }): boolean {
  // 2021年 alone is the period; 一个数 is talk.
  return (
    /\d|[二三四五六七八九十百千万]/u.test(text) && !(unit === "年" && /\d{4}/u.test(text)) && unit !== ""
  );
}
