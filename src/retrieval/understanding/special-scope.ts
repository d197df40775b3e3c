/**
 * Texts made for one kind of body repeat the general ones nearly word for word. Asked without a word of
 * that body, the general text is meant.
 */
const scopes: readonly (readonly [title: RegExp, asked: RegExp])[] = [
  [/国有企业|国有企事业/u, /国有|国企|央企|企业|公司|工厂|车间|集团/u],
  [/高等学校|高校/u, /高等|高校|大学|学院|院系|学校|学生|教师|校/u],
  [/农村|村民|乡镇/u, /村|乡|镇|农/u],
  [/居民委员会|社区|街道/u, /居民|居委|社区|街道|小区/u],
  [/党校|行政学院/u, /党校|行政学院|学院|校|学员|教学|教师|课|班/u],
  [/机关基层组织/u, /机关|部门|单位|厅|局|委办/u],
  [/工作机关/u, /工作机关|办公厅|组织部|宣传部|统战部|部门/u],
  [/地方组织/u, /地方|省|市|县|区|党代会|代表大会|全会|常委/u],
  [/党组/u, /党组/u],
  [/公务员/u, /公务员|机关|职级|职务|科员|处|局|考|录用|遴选|调任|转任|辞|奖|处分|领导/u],
  [/军队|武警/u, /军|武警|部队/u],
];

/** 1 when the title is that of a special text and the question has no word of its kind of body. */
export function outOfScope(title: string, question: string): number {
  for (const [special, asked] of scopes) if (special.test(title)) return asked.test(question) ? 0 : 1;
  return 0;
}
