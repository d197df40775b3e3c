/**
 * Strings that make a backtracking engine try everything again: signs of the pattern's own, alone and in
 * pairs, repeated, behind a start it may begin with and before an end it cannot.
 */
export function attackStrings(pattern: RegExp, length: number): string[] {
  const signs = signsOf(pattern);
  const pumps = [
    ...signs,
    ...signs.flatMap((first) => signs.filter((sign) => sign !== first).map((sign) => first + sign)),
  ];
  return pumps.flatMap((pump) => {
    const body = pump.repeat(Math.ceil(length / pump.length));
    return [`${body}\u0000`, `${signs[0] ?? ""}${body}\n\u0000`];
  });
}

const mostSigns = 9;
/** What stands for a class: a character, a digit, a letter, white space, a line feed. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/\\p\{(?:Script=Han|L|Letter)\}|\[\^|(?<!\\)\.|\\S/u, "组"],
  [/\\d|0-9|\\w|\\p\{N/u, "1"],
  [/\\w|a-z|A-Z/u, "a"],
  [/\\s|\[\^|\\S/u, " "],
  [/\\s|\[\^/u, "\n"],
];

function signsOf({ source }: RegExp): string[] {
  const classes = samples.filter(([named]) => named.test(source)).map(([, sign]) => sign);
  const plain = source.replaceAll(/\\[pP]\{[^}]*\}|\\[a-zA-Z]|\(\?[:=!<]+|\{\d+,?\d*\}/gu, " ");
  // A sign under + * or in a class that may come again is what an attack is made of.
  const literal = plain.match(/[^\s\\()[\]{}|?*+^$.-]/gu) ?? [];
  return [...new Set([...classes, ...literal])].slice(0, mostSigns);
}

/** The least of a few runs, ms. */
export function timeOf(pattern: RegExp, text: string): number {
  let least = Infinity;
  for (let run = 0; run < 3; run += 1) {
    least = Math.min(least, timeOnce(pattern, text));
    if (least > 20) break;
  }
  return least;
}

export function timeOnce(pattern: RegExp, text: string): number {
  const started = performance.now();
  if (pattern.global) text.replaceAll(pattern, "");
  else pattern.test(text);
  return performance.now() - started;
}
