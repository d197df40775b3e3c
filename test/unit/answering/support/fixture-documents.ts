import type { FixtureDocument } from "./fixture-generation.ts";

export const training: FixtureDocument = {
  meta: { title: "干部学习管理条例（2023年）", effectiveOn: "2023-09-01" },
  text: [
    "第一章　总则",
    "第一条　为了加强干部学习管理，制定本条例。",
    "第二章　学习要求",
    "第二条　县处级干部每5年参加集中学习累计不少于550学时。",
    "乡科级干部应当每年参加集中学习，累计不少于12天或者90学时。",
    "第三条　有下列情形之一的，不得评为优秀学员：",
    "（一）无故缺课的；",
    "（二）考试舞弊的；",
    "（三）泄露学习内容的。",
    "评定结果应当公示五个工作日。",
    "第四条　请假手续按照下列程序办理：",
    "（一）本人提出书面申请；",
    "（二）所在单位审核；",
    "（三）培训机构批准。",
    "第五条　学员不得委托他人代为听课。因病不能到课的，经培训机构批准，可以补课。",
    "第六条　培训机构应当定期组织测验。",
  ].join("\n"),
};

export const oldTraining: FixtureDocument = {
  meta: {
    title: "干部学习管理条例（2015年）",
    status: "已修订",
    effectiveOn: "2015-03-01",
    supersededBy: "干部学习管理条例（2023年）",
  },
  text: "第一条　为了加强干部学习管理，制定本条例。\n第二条　乡科级干部应当每年参加集中学习，累计不少于10天。",
};

export const discipline: FixtureDocument = {
  meta: { title: "关于严肃换届纪律的通知（2026年）", textKind: "digest", effectiveOn: "2026-02-01" },
  text: [
    "一、说明",
    "本通知取代2021年的通知。",
    "二、换届“四个严禁”的名称",
    "2026年规定的换届纪律是：",
    "（一）严禁结党营私。",
    "（二）严禁拉票贿选。",
    "（三）严禁跑官要官。",
    "（四）严禁干扰换届。",
  ].join("\n"),
};

export const oldDiscipline: FixtureDocument = {
  meta: {
    title: "关于严肃换届纪律的通知（2021年）",
    textKind: "digest",
    status: "已修订",
    supersededBy: "关于严肃换届纪律的通知（2026年）",
  },
  text: "一、换届“四严禁”\n2021年规定的换届纪律是：\n（一）严禁说情。\n（二）严禁泄密。",
};

export const villageDiscipline: FixtureDocument = {
  meta: { title: "村（社区）换届纪律（地方做法摘编）", textKind: "digest", level: "县", status: "未知" },
  text: "一、甲县换届“四严禁”\n甲县的换届纪律是：\n（一）严禁毁票箱。\n（二）严禁冒名投票。",
};

export const report: FixtureDocument = {
  meta: {
    title: "东山区2022年组织工作总结",
    kind: "report",
    textKind: "example",
    status: "未知",
    period: "2022",
  },
  text: ["一、2022年工作情况", "整顿后进社区XX个，投入资金X万元。选派第一书记36名，比上年增加4名。"].join(
    "\n",
  ),
};

export const everything = [training, oldTraining, discipline, oldDiscipline, villageDiscipline, report];
