/** A question made to stand alone. `focus` is what was asked now, `background` what it continues. */
export interface StandaloneQuestion {
  readonly text: string;
  readonly focus: string;
  readonly background: string | null;
}

const opening = /^(?:那么?|那要是|那如果|还有|另外|然后|再|接着|同样|反过来|如果是?|要是|换成)/u;
const ending = /(?:呢|的话)[？?。！!]*$/u;
const pronoun =
  /(?:^|[^其])(?:它|他们|这个|那个|这种|那种|这些|那些|该(?:条|项|规定|条例|办法|情形)|上述|上面|刚才|前面|这条|那条)/u;
/** A bare interrogative: “需要几天”, “谁来批”, “为什么”. Single signs, so that 需要需要… is read in one way only. */
const bare =
  /^(?:一般|大概|最多|最少|至少|需|要|得|应|该|具体|都|是|有|能|可以|由)*(?:几|多少|多久|多长|什么时候|何时|谁|哪|怎么|为什么|为啥|吗|行吗|依据|出处|什么)/u;
/** Names of things in this trade: with one of them a question can stand alone. */
const bareLimit = 14;
const shortLimit = 7;

/**
 * Offline condensing: an elliptical question gets the last one that stood alone put before it. Nothing
 * is guessed: both remain readable, and ranking weighs the new words higher.
 */
export function condense(question: string, history: readonly string[]): StandaloneQuestion {
  const focus = question.trim();
  const alone: StandaloneQuestion = { text: focus, focus, background: null };
  if (!isElliptical(focus)) return alone;
  const earlier = history.filter((past) => past.trim() !== "");
  const base = earlier.findLast((past) => !isElliptical(past.trim())) ?? earlier.at(-1);
  if (base === undefined) return alone;
  const background = base.trim().replaceAll(/[？?。！!，,；;\s]+$/gu, "");
  const rest = focus.replace(/^(?:那么|那)[，,]?/u, "");
  return { text: `${background}；${rest}`, focus: rest, background };
}

function isElliptical(question: string): boolean {
  const plain = question.replaceAll(/[？?。！!，,；;：:\s]/gu, "");
  if (plain.length <= shortLimit) return true;
  if (plain.length <= bareLimit && bare.test(plain)) return true;
  if (plain.length <= 24 && (opening.test(question) || ending.test(question))) return true;
  return plain.length <= 30 && (pronoun.test(question) || /^[^，,。？?]{1,8}呢[，,。？?]/u.test(question));
}
