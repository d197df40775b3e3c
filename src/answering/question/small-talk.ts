const abilities =
  "我按本单位知识库里的政策文件和过往材料回答组织工作问题：给出条文出处，分清现行和已修订；查不到就直说，不编。可以问时限、人数、条件、程序、有哪些情形，也可以问往年材料里的数字。例如：“拟提拔干部任前公示几天？”";

const replies: readonly (readonly [RegExp, string])[] = [
  [
    /(?:你|您)(?:能|会|可以)(?:做|干|帮|回答)(?:些|我)?(?:什么|啥|哪些)|(?:有什么|有哪些|啥)功能|怎么(?:使?用你|问你)|^(?:帮助|使用说明|怎么用)$/u,
    abilities,
  ],
  [
    /^(?:你|您)(?:是|叫)(?:谁|什么|哪位|啥)|介绍(?:一下)?(?:你|您)自己|自我介绍/u,
    `我是“有据”，组织工作问答助手。${abilities}`,
  ],
  [/^(?:非常|十分|太|多)?(?:谢谢|感谢|多谢|谢了|辛苦)/u, "不客气。有组织工作上的问题，随时问。"],
  [/^(?:再见|拜拜|回见|下次见|bye|goodbye)/iu, "再见。"],
  [
    /^(?:你好|您好|hi|hello|嗨|哈喽|在吗|在不在|早上好|上午好|中午好|下午好|晚上好|早|各位好)/iu,
    "您好。请直接问组织工作上的问题，例如：“党课一般多久上一次？”",
  ],
  [/^(?:好的?|好吧|收到|明白了?|知道了|懂了|ok|嗯+|哦+|行|可以)$/iu, "好的。还有问题请接着问。"],
];

/** Courtesies around a real question (“你好，请问……”) do not make it small talk. */
const longestCourtesy = 14;
const asking = /呢|请问|怎么|多少|几|哪|吗|多久|规定|条例|是否|能不能|可以不可以/u;

/** A short fitting reply to a greeting, thanks or “你能做什么”; null for a real question. */
export function replyToSmallTalk(question: string): string | null {
  const plain = question
    .normalize("NFKC")
    .trim()
    .replaceAll(/[\s,.!?~。，！？、…]+$/gu, "");
  if (plain.length > longestCourtesy) return null;
  for (const [pattern, reply] of replies) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const rest = plain.slice(match.index + match[0].length);
    if (!asking.test(rest)) return reply;
  }
  return null;
}
