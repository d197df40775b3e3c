/** 素材. */
export const materialsTexts = {
  title: "找历年材料里的段落",
  placeholder: "写主题，例如：主题党日、基层党建述职、村干部后备力量",
  label: "主题",
  search: "查找",
  years: "年份",
  allYears: "全部年份",
  found: (count: number) => `${count} 段`,
  none: "历年材料里没有找到这个主题的段落，换个说法再试。",
  start: "写下主题，找出过去报告里写过的整段文字，新的在前。",
  copy: "复制段落",
  copyWithSource: "复制并带出处",
  placeholders: "文中留空的数字照原样保留",
} as const;
