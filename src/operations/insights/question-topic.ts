/** A word of two characters or more stands for a topic when so many chunks hold it: no asker's name does. */
const leastChunks = 3;
const mostWords = 4;
const read = 200;

const words = new Intl.Segmenter("zh", { granularity: "word" });
/** Words that ask but name nothing. */
const asking =
  /^(?:什么|怎么|怎样|怎么样|怎么办|如何|多少|多久|几个|几天|几次|哪些|哪个|哪里|为什么|是否|能不能|可不可以|可以|需要|应该|应当|有没有|规定|要求|有关|关于|以及|或者|如果|是不是|这个|那个|我们|你们|他们|一个|一般|具体|进行|请问|知道|现在|时候|问题|情况|工作|没有)$/u;

/**
 * What a question is about, in words that the documents themselves use: 试用期 · 公示. Whatever else stands in
 * it, names above all, is left out; null when nothing remains.
 */
export function topicOf(question: string, chunksWith: (word: string) => number): string | null {
  const found: string[] = [];
  for (const { segment, isWordLike } of words.segment(question.normalize("NFKC").slice(0, read))) {
    if (isWordLike !== true || !/^[\p{Script=Han}]{2,}$/u.test(segment) || asking.test(segment)) continue;
    if (!found.includes(segment) && chunksWith(segment) >= leastChunks) found.push(segment);
  }
  return found.length === 0 ? null : found.slice(0, mostWords).join(" · ");
}

const courtesy = /^(?:你好|您好|请问(?:一下)?|想问(?:一下)?|麻烦问(?:一下)?|我想知道)/u;
const particle = /(?:呢|啊|呀|吗|吧|嘛|么)$/u;

/** Two wordings that differ in marks, width or courtesies are one question. */
export function questionKey(question: string): string {
  return question
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}%]+/gu, "")
    .replace(courtesy, "")
    .replace(particle, "");
}
