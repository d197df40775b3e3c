/**
 * Things so definite that a clause without the word says nothing about them: bodies, people and benefits
 * that rules of other fields deal with. Each line is one thing in the words people use for it.
 */
const subjects: readonly RegExp[] = [
  // Pay and benefits.
  /补贴|津贴|补助/u,
  /工资|薪酬|薪资|月薪|底薪/u,
  /年薪/u,
  /年终奖/u,
  /绩效/u,
  /奖金/u,
  /[几五六]险[几一二]?金|社保|社会保险|公积金|养老保险|医疗保险|医保/u,
  /养老金|养老保险金|退休金|退休费/u,
  /护理费|抚恤金?|丧葬费|取暖费|车补|餐补|住宿费|伙食费|安家费|购房|买房/u,
  /产假|陪产假|育儿假|哺乳假/u,
  /年休假|年假|带薪休假/u,
  /探亲/u,
  /婚假|丧假/u,
  /放假|放几天假|调休/u,
  /延迟退休|弹性退休/u,
  /(?:几|多少|多大)岁?退/u,
  /离退?休(?:干部|党员|人员|老)/u,
  /工龄/u,
  /加班/u,
  /差旅|出差/u,
  /报销/u,
  // Bodies and people of other fields.
  /事业单位(?!.{0,6}(?:党|支部))|事业编/u,
  /(?<!职)工会(?!议|.{0,4}党)/u,
  /妇联|妇女联合会/u,
  /共青团|团员|团支部|团委|团干部/u,
  /民主党派|无党派|党外(?:人士|干部)/u,
  /政协/u,
  /人大代表|人民代表大会代表/u,
  /工商联|商会|行业协会/u,
  /社会组织(?!.{0,6}(?:党|支部))|基金会/u,
  /军转|转业|复员|退役|退伍|入伍|征兵|参军/u,
  /分数|多少分/u,
  /选调生/u,
  /三支一扶|西部计划|特岗/u,
  /大学生村官|到村任职/u,
  /网格员|社区工作者|辅警|协管员|公益性岗位|编外|临聘|劳务派遣|合同工|临时工/u,
  /教师|医生|护士|律师|法官|检察官/u,
  /农民工|残疾|孤儿|低保|五保/u,
  // Affairs of other fields.
  /劳动合同|劳动仲裁|工伤|失业/u,
  /驾照|驾驶证|违章|扣分/u,
  /房产证|不动产|落户|户口|户籍|身份证|居住证/u,
  /护照|签证|通行证|出国|出境/u,
  /保管/u,
  /结婚登记|离婚|彩礼|继承|遗产|抚养/u,
  /个税|个人所得税|起征点|增值税|契税|发票/u,
  /贷款|房贷|利率/u,
  /理财|炒股|股票|基金/u,
  /拆迁|征地|征收|宅基地|土地承包/u,
  /计划生育|二孩|三孩|生育/u,
  /殡葬|火化|公墓/u,
  /信访|上访/u,
  /高考|中考|考研|研究生考试|教师资格|职称|论文/u,
  /行测|申论|国考|省考/u,
  /物业|停车|电梯/u,
  /香港|澳门|台湾|美国|外国|国外/u,
  /法官|检察官|法院|检察院/u,
  /院长|校长|所长|园长/u,
  /公寓|住房|宿舍/u,
  /视力|身高|体检项目|体检标准/u,
  /文职/u,
  /党旗|国旗|党徽|国歌|誓词/u,
  /规格|尺寸|佩戴|材质/u,
  /会议费|培训费|经费标准|开支标准|报销标准/u,
  /采购|招标|食堂|餐费/u,
  /慰问/u,
  /科技特派员|指导员|工作队/u,
  // Papers and systems that no rule contains.
  /模板|范文|样本|样表|范本|提纲/u,
  /登录|注册|下载|打不开|小程序|[aA][pP][pP]|软件/u,
  /积分|打卡/u,
  /排名|名次|第几名/u,
  /面试题|真题|试题/u,
  // Facts of the day and of one office.
  /电话|手机号|联系方式/u,
  /网址|网站|邮箱|链接|账号|密码/u,
  /名单|花名册/u,
  /分数线|笔试|准考证|录取线|面试/u,
  /报名(?:时间|日期|入口|费)/u,
  /编制数|编制/u,
  /办公用房|办公室面积|办公面积/u,
  /公务用车|公车|用车/u,
  /公务接待|接待标准|招待/u,
];

const numeral = "(?:\\d[\\d.,]*|[零〇一二两三四五六七八九十百千万半]+)";
const unit = /(?:多少|几)个?(字|分钟|页|平方米|平米|平方|辆|公里|篇|斤|公斤|克|度|寸|号字)/u;

/** What a clause must hold to say anything about the definite things in a question. */
export function definiteSubjects(question: string): readonly RegExp[] {
  const plain = question.normalize("NFKC");
  const named = subjects.filter((subject) => subject.test(plain));
  const asked = unit.exec(plain)?.[1];
  return asked === undefined ? named : [...named, new RegExp(`${numeral}余?${asked}`, "u")];
}
