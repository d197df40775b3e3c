/** Words that ask but name nothing: they must not count when looking for what the question is about. */
const asking = new RegExp(
  [
    "请问|想问一?下?|问一下|咨询一?下?|麻烦|帮我|查一?下|看一?下|告诉我|说一?下|到底|究竟|请|我想知道",
    "能不能|可不可以|要不要|是不是|有没有|算不算|行不行|需不需要|该不该|是否",
    "怎么?样?才?算|才算|算是|为什么|为啥|什么时候|什么|啥|哪些|哪几|哪个|哪里|哪|怎么样|怎样|怎么办|怎么|咋弄|咋办|咋|如何|谁|吗|呢|嘛|吧|啊|呀|了",
    "多久|多长时间|多长|多大|多少|几[个天次年月种类条名人步]?|一般|大概|具体|应该|可以|需要",
    "这个|那个|这种|那种|这些|那些|那|里面|里|有关|关于|按照|按|根据|依据|规定|条文|说法|回答|只|给出",
    "我们|咱们|你们|他们|他|她|它|我|你|自己|的|地(?![方点区域址])|得(?!票)|都|和|与|及|或|是|在(?![职编岗])|有(?!效)|就|才(?!能)|还|也|把|被|给|让|对(?!象)|(?<![委大员议支常全组工协学])会(?!议)",
  ].join("|"),
  "gu",
);

/** The question without interrogatives and fillers; spaces keep words that did not touch apart. */
export function stripQuestion(question: string): string {
  return question
    .normalize("NFKC")
    .replaceAll(asking, " ")
    .replaceAll(/[^\p{Letter}\p{Number}%]+/gu, " ")
    .trim();
}
