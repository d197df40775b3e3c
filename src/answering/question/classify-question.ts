export type QuestionKind =
  | "list"
  | "number"
  | "steps"
  | "yes-no"
  | "compare"
  | "version"
  | "definition"
  | "fact";

const patterns: readonly (readonly [QuestionKind, RegExp])[] = [
  ["compare", /区别|不同|差异|差别|差在哪|对比|相比|比较一下|一样(?:吗|不|么)|有何异同|分别怎么/u],
  [
    "version",
    /(?:旧|老)(?:版|的?(?:条例|办法|规定|细则))|原来的(?:条例|办法|规定|细则)|修订前|哪年的?版|现行的?是哪|改成|改了(?:什么|哪些|多少)|有什么变化/u,
  ],
  [
    "list",
    /哪些|哪几[种类个条项方面步档]?|[是有]哪[一二三四五六七八九十\d]|什么(?:情形|情况|条件|内容|行为|种类|方式|人员|职责)|包括(?:什么|啥)|有什么(?:要求|规定|条件)|分(?:几|哪|为几)|(?:几|多少)[种类条项档]|都?有(?:啥|什么)|分别是|怎么排|内容是(?:什么|啥)|(?:种|类|情形|方式|条件|内容)(?:是|有)(?:什么|啥)|不许|不得有|[二三四五六七八九十]{1,2}(?:个|项|条)?(?:严禁|不准|一律|禁令)|清单|列出|[两二三四五六七八九十\d]{1,3}[个条项种类大]?[\p{Script=Han}]{1,6}是(?:什么|啥)/u,
  ],
  [
    "steps",
    /流程|程序(?:是|有|怎|要|走)|什么程序|步骤|怎么(?:走|办理?|操作|开展|进行|做|选|弄)|哪几步|几步|环节|如何(?:办理|开展|进行|操作)/u,
  ],
  [
    "number",
    /几|多少|多久|多长|多大|时限|期限|年龄卡|比例|占比|最[长短多少]|什么时候|何时|学时|人数|频次|[\p{Script=Han}](?:金额|经费|GDP|数)[？?]?$/u,
  ],
  [
    "yes-no",
    /能不能|可不可以|可以[^。]*吗|要不要|是否|是不是|算不算|行不行|需不需要|有没有|该不该|[吗么嘛不没][？?]*$|还是/u,
  ],
  ["definition", /什么是|是什么意思|指(?:的是)?什么|是指|啥(?:叫|意思)|含义|定义/u],
];

/** Every kind a question is of, the ruling one first; “公示不公示？公示几天” asks for two. */
export function classifyQuestion(question: string): readonly QuestionKind[] {
  const plain = question.normalize("NFKC").trim();
  const kinds = patterns.filter(([, pattern]) => pattern.test(plain)).map(([kind]) => kind);
  return kinds.length === 0 ? ["fact"] : kinds;
}

const numeral = "(?:\\d[\\d.,]*|[零〇一二两三四五六七八九十百千万]+)";
/** Lengths of time, not dates: 1月31日 and 2019年 are none. */
const days = `${numeral}(?:个)?(?:天|工作日)|(?<![月\\d])${numeral}日(?!前)`;
const duration = `${days}|(?<!\\d)(?:\\d{1,2}|[零一二两三四五六七八九十半]+)(?:个)?(?:余|多)?(?:年|个?月(?!\\d)|周|小时|分钟|季度)|${numeral}学时|每(?:年|季度?|月|周|半年|两周)|之日|半年|届满`;

/** What a figure that answers looks like, most telling pattern first; null when no figure is asked. */
export function expectedFigure(question: string): RegExp | null {
  const plain = question.normalize("NFKC");
  const parts: string[] = [];
  if (/几次|频次|多久[^，。？]{0,6}[一1]次/u.test(plain))
    parts.push(`${numeral}次|每(?:年|季度?|月|周|半年)`);
  if (/几个?人|多少人|几名|多少名|人数|几位/u.test(plain))
    parts.push(`${numeral}(?:余|多)?(?:人|名|位)|分之`);
  else if (/新增[^，。？]{0,4}就业/u.test(plain)) parts.push(`${numeral}(?:余|多)?人`);
  if (/比例|占多少|占比|百分之几|几成|差额|差多少/u.test(plain))
    parts.push(`${numeral}[%％]|分之|${numeral}成`);
  if (
    /多少(?:钱|元|万|亿)|(?:金额|资金|补贴|工资|津贴|奖金|标准)[^，。？]{0,8}(?:几|多少)|(?:多少|几)[^，。？]{0,4}(?:金额|资金|补贴|工资|津贴|奖金)|党费[^，。]{0,4}(?:多少|咋算|怎么算)/u.test(
      plain,
    )
  )
    parts.push(`${numeral}(?:万|亿)?元|${numeral}[%％]`);
  if (/GDP|生产总值/iu.test(plain))
    parts.push(/增长|增速|目标/u.test(plain) ? `${numeral}[%％]` : `${numeral}(?:万|亿)+元`);
  if (/学时|学分/u.test(plain)) parts.push(`${numeral}(?:个)?学[时分]|${numeral}天`);
  if (/年龄[^，。？]{0,4}(?:几|多少|多大|卡|上限|限制|要求)|几岁|多大(?:年龄|岁数)/u.test(plain))
    parts.push(`${numeral}周?岁`);
  if (/[几多少]+(?:个)?(?:天|日|工作日)/u.test(plain)) parts.push(days);
  else if (
    /[几多少]+(?:个)?(?:周|月|年|小时|季度)|多久|多长|时限|期限是|什么时候|何时|学制|几年换/u.test(plain)
  )
    parts.push(duration);
  if (/什么时候|何时|哪天|哪一天|几月几[日号]|几号/u.test(plain))
    parts.push(`${numeral}月(?:${numeral}日|底|初|上旬|中旬|下旬)|季度|年底|年初`);
  if (parts.length === 0 && /(?<!哪)几(?![类种条项档步方])|多少|多大|人数|数[？?]?$|GDP/u.test(plain))
    parts.push(`${numeral}[\\p{Script=Han}%％]`);
  return parts.length === 0 ? null : new RegExp(parts.join("|"), "u");
}

/** 多少元, 什么标准: without a figure there is no answer, whatever the clause says about the thing. */
export function asksAmount(question: string): boolean {
  return /多少(?:钱|元|万|亿)|(?:补贴|津贴|工资|奖金|待遇|编制|名额|档次)[^，。？]{0,8}(?:几|多少)|(?:几|多少)[^，。？]{0,4}(?:补贴|津贴|工资|奖金|编制|名额)|待遇[^，。？]{0,6}(?:档次|标准)|具体标准/u.test(
    question,
  );
}

/** “十个严禁”, “15种情形”, “12个”: how many items the asker expects; null when none is named. */
export function expectedCount(question: string): number | null {
  const match = /(\d{1,2}|[二三四五六七八九十]{1,3})(?:个|种|类|条|项|大|档|步|方面|严禁|不准|体系)/u.exec(
    question.normalize("NFKC"),
  );
  return match === null ? null : readCount(match[1] ?? "");
}

function readCount(signs: string): number | null {
  if (/^\d+$/u.test(signs)) return Number(signs);
  const digits = "零一二三四五六七八九";
  const [tens, ones] = signs.includes("十") ? signs.split("十") : ["", signs];
  if (!signs.includes("十")) return signs.length === 1 ? digits.indexOf(signs) : null;
  return (tens === "" ? 1 : digits.indexOf(tens ?? "")) * 10 + (ones === "" ? 0 : digits.indexOf(ones ?? ""));
}

/** Things that come in lists; the clause that lists them says so: 方式包括…, 有下列情形. */
const listed =
  /方式|形式|类型|种类|条件|资格|情形|情况|内容|程序|步骤|环节|职责|任务|原则|等次|等级|档次|纪律|权利|义务|措施|途径|渠道|材料|手续|范围|对象|人员|行为|事项|机构|职务|职级|奖励|处分|体系|标准|要求/gu;

/** Which of them a list question names. */
export function listedThings(question: string): readonly string[] {
  return [...new Set(question.normalize("NFKC").match(listed) ?? [])];
}
