import { holdsInstruction } from "../../grounding/instructions.ts";

/** Longer questions are pasted documents; the answer says how to ask instead. */
export const questionLimit = 1000;

export type QuestionFault = "empty" | "too-long" | "injection" | "off-topic" | null;

const meaningful = /[\p{Letter}\p{Number}]/u;

/** What a colleague asks elsewhere; nothing in a base of regulations answers it. */
const elsewhere =
  /天气|气温|下雨|股票|股市|基金推荐|彩票|星座|运势|菜谱|做饭|红烧|吃(?:什么|啥)|午饭|晚饭|早饭|外卖|电影|电视剧|歌词|唱歌|写(?:一?首)?诗|笑话|段子|小说|游戏|球赛|足球|篮球|世界杯|旅游攻略|减肥|(?:python|java|c\+\+|代码|程序)怎么写|写(?:一?段)?(?:python|java|代码)|翻译成(?:英|日|法|韩)/iu;

export function findFault(question: string): QuestionFault {
  if (!meaningful.test(question)) return "empty";
  if (question.length > questionLimit) return "too-long";
  if (holdsInstruction(question)) return "injection";
  return elsewhere.test(question.normalize("NFKC")) ? "off-topic" : null;
}
