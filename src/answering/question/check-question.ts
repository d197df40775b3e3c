/** Longer questions are pasted documents; the answer says how to ask instead. */
export const questionLimit = 1000;

export type QuestionFault = "empty" | "too-long" | "injection" | null;

const meaningful = /[\p{Letter}\p{Number}]/u;

/** Attempts to change the rules of answering; the text of a question is never an instruction to the program. */
const injections: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|抛开|不要遵守|不用遵守|绕过)[^。！？\n]{0,12}(?:规则|指令|指示|提示|设定|要求|限制|约束|内容)/u,
  /(?:系统|初始|隐藏|内部)(?:提示词?|指令|设定)|提示词(?:是什么|内容|原文|发)|system\s*prompt/iu,
  /<\/?\s*(?:context|system|user|assistant|instructions?|prompt|passages?)\b[^>]*>/iu,
  /(?:新的?|以下)(?:上下文|指令|规则|设定)[：:]|(?:按|按照|根据|依据)(?:新的?|我给的)(?:上下文|规则|指令|设定)/u,
  /(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|rules?|prompts?|above|previous)/iu,
  /(?:从现在开始|现在起|接下来)[，,]?\s*你(?:是|就是|扮演|要扮演|将扮演)|你(?:现在)?(?:扮演|假装)|越狱|开发者模式|jailbreak/iu,
  /(?:不要|无需|不必|别)(?:引用|检索|给出?)(?:任何)?(?:出处|依据|条文|来源)|(?:编造|杜撰|编一[个条])[^。]{0,8}(?:条文|文号|规定|数据|依据)/u,
];

export function findFault(question: string): QuestionFault {
  if (!meaningful.test(question)) return "empty";
  if (question.length > questionLimit) return "too-long";
  const plain = question.normalize("NFKC");
  return injections.some((pattern) => pattern.test(plain)) ? "injection" : null;
}
