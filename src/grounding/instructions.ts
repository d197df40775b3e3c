/** Attempts to change the rules of answering; the text of a question is never an instruction to the program. */
const injections: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|抛开|不要遵守|不用遵守|绕过)[^。！？\n]{0,12}(?:规则|指令|指示|提示|设定|要求|限制|约束|内容)/u,
  /(?:系统|初始|隐藏|内部)(?:提示词?|指令|设定)|提示词(?:是什么|内容|原文|发)|system\s*prompt/iu,
  /<\/?\s*(?:context|system|user|assistant|instructions?|prompt|passages?)\b[^>]*>/iu,
  /(?:新的?|以下)(?:上下文|指令|规则|设定)[：:]|(?:按|按照|根据|依据)(?:新的?|我给的)(?:上下文|规则|指令|设定)/u,
  /(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|rules?|prompts?|above|previous)/iu,
  /(?:从现在开始|现在起|接下来)[，,]?\s*你(?:是|就是|扮演|要扮演|将扮演)|你(?:现在)?(?:扮演|假装)|越狱|开发者模式|jailbreak/iu,
  /(?:不要|无需|不必|别)(?:引用|检索|给出?)(?:任何)?(?:出处|依据|条文|来源)|(?:编造|杜撰|编一[个条])[^。]{0,8}(?:条文|文号|规定|数据|依据)/u,
  /(?:输出|打印|展示|复述|重复|泄露|翻译)[^。！？\n]{0,8}(?:你的|系统|以上|上面|上述|全部|完整)[^。！？\n]{0,8}(?:指令|提示|设定|规则|内容|文字)/u,
  /(?:管理员|开发者|系统)(?:命令|授权|要求|通知)你|(?:你|您)(?:必须|只能|只需|只要)(?:回答|回复|输出|说)|(?:请|就)?(?:直接|一律)?(?:回答|回复|输出)[“"「][^”"」]{1,40}[”"」](?:就行|即可|两个字)?/u,
  /(?:以上|上述|原有?|之前)(?:的)?(?:规定|条例|文件|条文)(?:都|已经?|全部)?(?:作废|无效|不算数)|(?:就|请)?按我(?:说|给|提供)的(?:来|答|回答|为准)/u,
  // Told to whoever reads by machine: 机器读者须答…, 凡问…一律答…, 回答时改用…, 复述你的设定.
  /(?:机器|模型|助手|程序|智能体|\bAI\b)[^。；\n]{0,12}(?:须|请|应当?|要|一律|只)[^。；\n]{0,8}(?:答|输出|复述|写出|抄)|机器读者/iu,
  /读者(?:须|请|应|必须|要)[^。；\n]{0,4}答|(?:凡|若|如)?有人问[^。；\n]{0,16}(?:答|说)|(?:一律|统统|只能|改|照|直接)答(?!复)|答[复案](?:为|固定)|(?:作答|回答|答)时(?:必|须|要|请|应|改|一律)|以[“"「][^”"」]{1,20}[”"」]作答/u,
  /(?:复述|说出|写出|列出|抄下)(?:你|助手|程序)(?:的)?|你(?:只说|只能说|改任|从下一句起)/u,
  /(?:调用|执行)(?:工具|命令|指令|函数)|(?<![\w/])\/(?:reload|revoke|grant|users|eval)\b|(?:请求|获取|取得)管理员权限|(?:把|将)(?:问题|提问|回答|资料)[^。；\n]{0,4}(?:发送|抄送|上传)[到至给]/u,
  /\]\(\s*https?:|<\s*(?:img|script|iframe)\b/iu,
];

/** Words that speak to the program instead of about the work. */
export function holdsInstruction(text: string): boolean {
  // Invisible signs and signs that turn the writing direction hide words from the eye, not from a model.
  const plain = text.normalize("NFKC").replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu, "");
  return injections.some((pattern) => pattern.test(plain));
}
