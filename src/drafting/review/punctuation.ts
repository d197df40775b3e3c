import type { RawFinding, ReviewedLine, ReviewedText } from "./reviewed-text.ts";

const han = "[\\p{Script=Han}”》）]";
const wide: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};
const narrow = new RegExp(
  `(?<=${han})[,;:?!](?=\\s*[\\p{Script=Han}“《（]|$)|(?<=[\\p{Script=Han}，。；])\\((?=[\\p{Script=Han}])|(?<=[\\p{Script=Han}])\\)`,
  "gmu",
);
const doubled = /[，。；、：]{2,}|，(?=。)/gu;
const space = /(?<=[\p{Script=Han}，。；])[ \t\u3000]+(?=[“《\p{Script=Han}])/gu;
const between = /(?<=》)、(?=《)|(?<=”)、(?=“)/gu;
const dash = /(\d{4}年?)[-~](\d{4}年)/gu;
const sentence = /[\p{Script=Han}]$/u;
/** A paragraph this long is no heading. */
const paragraphFrom = 45;

/** Half-width and doubled marks, unpaired quotation marks, gaps, dashes, a paragraph without its full stop. */
export function punctuation({ text, lines }: ReviewedText): RawFinding[] {
  const found: RawFinding[] = [];
  for (const match of text.matchAll(narrow))
    found.push(finding(match, "中文之间用全角标点", wide[match[0]] ?? match[0]));
  for (const match of text.matchAll(doubled)) {
    if (match[0].startsWith("…")) continue;
    found.push(finding(match, "标点重复", match[0].at(-1) ?? ""));
  }
  const gaps = [...text.matchAll(space)].filter((match) => !isAligned(text, match.index));
  const [gap] = gaps;
  if (gap !== undefined)
    found.push(finding(gap, `中文之间有多余的空格${gaps.length > 1 ? `，共 ${gaps.length} 处` : ""}`, ""));
  const commas = [...text.matchAll(between)];
  const [comma] = commas;
  if (comma !== undefined)
    found.push(
      finding(
        comma,
        `并列的书名号、引号之间通常不用顿号${commas.length > 1 ? `，共 ${commas.length} 处` : ""}`,
        "删去顿号",
      ),
    );
  for (const match of text.matchAll(dash))
    found.push(finding(match, "起止年份用一字线", `${match[1] ?? ""}—${match[2] ?? ""}`));
  for (const line of lines) found.push(...pairs(line), ...unfinished(line));
  return found.toSorted((a, b) => a.at - b.at);
}

function finding(match: RegExpExecArray, problem: string, fix: string): RawFinding {
  return { at: match.index, end: match.index + match[0].length, problem, fix };
}

/** Blanks between the parts of a signature align it. */
function isAligned(text: string, at: number): boolean {
  const line = text.slice(
    text.lastIndexOf("\n", at) + 1,
    text.indexOf("\n", at) < 0 ? undefined : text.indexOf("\n", at),
  );
  return line.trim().length <= 30;
}

function pairs({ text, start }: ReviewedLine): RawFinding[] {
  const found: RawFinding[] = [];
  for (const [open, close] of [
    ["“", "”"],
    ["《", "》"],
    ["（", "）"],
  ] as const) {
    let depth = 0;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === open) depth += 1;
      else if (text[at] === close) depth -= 1;
      if (depth < 0 || depth > 2) {
        found.push({
          at: start + at,
          end: start + at + 1,
          problem: `${open}${close}不成对`,
          fix: `补上${open}或${close}`,
        });
        depth = 0;
      }
    }
    if (depth > 0) {
      const at = text.lastIndexOf(open);
      found.push({
        at: start + at,
        end: start + at + 1,
        problem: `“${open}”没有配上“${close}”`,
        fix: `补上${close}`,
      });
    }
  }
  return found;
}

function unfinished({ text, start }: ReviewedLine): RawFinding[] {
  const plain = text.trimEnd();
  if (
    plain.trim().length < paragraphFrom ||
    !sentence.test(plain) ||
    !/[，。；]/u.test(plain) ||
    /[一二三四五六七八九十](?:是|要)$/u.test(plain)
  )
    return [];
  const at = start + plain.length - 1;
  return [{ at, end: at + 1, problem: "段末没有句号", fix: "补上“。”" }];
}
