/** Characters of 二号 that fit one line: 156 mm / 22 pt. */
const lineLimit = 20;
/** After these a title may turn. */
const turns =
  /(?<=关于|组织部|委员会|办公室|纪委|区委|县委|市委|省委|党委|党组|年度|年|暨|会议上|会议|工作|活动|情况|问题|换届|选举|建设|整顿|管理|监督|培训|培训班|党组织|支部书记|书记|干部|党员|人才|意见|办法|和|与|及|、)|(?=的(?:通知|请示|报告|函|通报|决定|意见|批复|讲话|实施方案|公告|通告|议案)$)/u;

/**
 * Breaks a title by sense into lines of unlike length (梯形, 菱形): never inside a word that a reader would
 * keep together, never with a lone 的通知 on the last line. A short title stays whole.
 */
export function breakTitle(title: string): string[] {
  if (width(title) <= lineLimit) return [title];
  const pieces = title.split(turns).filter((piece) => piece !== "");
  const least = Math.ceil(width(title) / lineLimit);
  for (const count of [least, least + 1]) {
    const best = bestSplit(pieces, count);
    if (best !== null) return best;
  }
  return [title];
}

function bestSplit(pieces: readonly string[], count: number): string[] | null {
  let best: { lines: string[]; cost: number } | null = null;
  for (const lines of splits(pieces, count)) {
    const widths = lines.map(width);
    if (widths.some((size) => size > lineLimit)) continue;
    const cost =
      shapeCost(widths) +
      (lines.at(-1)?.startsWith("的") ? 3 : 0) +
      ((widths.at(-1) ?? 0) < 4 ? 10 : 0) +
      ((widths[0] ?? 0) < 4 ? 10 : 0);
    if (best === null || cost < best.cost) best = { lines, cost };
  }
  return best?.lines ?? null;
}

/** Every way to join the pieces to `count` lines. */
function* splits(pieces: readonly string[], count: number): Generator<string[]> {
  if (count === 1) {
    yield [pieces.join("")];
    return;
  }
  for (let size = 1; size <= pieces.length - count + 1; size++) {
    for (const rest of splits(pieces.slice(size), count - 1)) yield [pieces.slice(0, size).join(""), ...rest];
  }
}

/** Steps of two to six characters between lines look like a trapezium; equal lines look like a block, an hourglass is wrong. */
function shapeCost(widths: readonly number[]): number {
  let cost = 0;
  for (let at = 1; at < widths.length; at++) {
    const step = Math.abs((widths[at] ?? 0) - (widths[at - 1] ?? 0));
    cost += step < 2 ? 4 : step > 6 ? step - 6 : 0;
  }
  const [first = 0, middle = 0, last = 0] = widths;
  if (widths.length === 3 && middle < first && middle < last) cost += 8;
  return cost;
}

/** Half-width signs take half a character. */
function width(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (/[\u0020-\u007e]/u.test(sign) ? 0.5 : 1), 0);
}
