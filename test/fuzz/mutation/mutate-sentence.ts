import type { Random } from "./random.ts";

/** What keyboards, copied web pages and hostile hands put into a sentence. */
const oddities = [
  "\ud800",
  "\udfff",
  "\ud840",
  "\u0000",
  "\u200b\u200d\ufeff",
  "\u202e",
  "\u2066\u2069",
  "e\u0301\u0301\u0301",
  "𠮷𪚥🙂",
  "㈠㊀⑳Ⅻ㎡％",
  "０１２",
  "９９年度",
  "一百零一万亿",
  "第〇条第一款",
  "百分之",
  "不少于",
  "〔〕[1][999]",
  "……——！？",
  "\r\n\t",
  "\u2028",
  "${x}{{question}}<b>",
] as const;

const runs = [
  "一",
  "9",
  "第",
  "十",
  "、",
  "不",
  "（",
  "的",
  "年1月",
  "1/",
  "1,",
  "《",
  " ",
  "\ud800",
  "不少于",
];
const longest = 20_000;

/** A sentence with some faults; the result stays within the length that a question may have. */
export function mutateSentence(source: string, others: readonly string[], random: Random): string {
  let text = source;
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    // By code unit: a pair may be cut.
    const at = random.below(text.length + 1);
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    const length = 1 + random.below(12);
    switch (random.below(7)) {
      case 0:
        text = head + tail.slice(length);
        break;
      case 1:
        text = head + tail.slice(0, length) + tail;
        break;
      case 2:
        text = tail + head;
        break;
      case 3:
        text = head + random.pick(others).slice(random.below(20)) + tail;
        break;
      case 4:
        text = head.split("").toReversed().join("") + tail;
        break;
      case 5:
        if (random.chance(0.1)) text = head + random.pick(runs).repeat(1 + random.below(longest)) + tail;
        break;
      default:
        text = head + random.pick(oddities) + tail;
    }
  }
  return text.slice(0, longest);
}
