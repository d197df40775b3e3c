import type { RawFinding, ReviewedText } from "./reviewed-text.ts";

/** Wrong and right spellings met in office texts; none is part of a longer right word (see `unless`). */
const table =
  "签定=签订 健立=建立 提长=提升 台帐=台账 帐户=账户 布署=部署 松驰=松弛 贯切=贯彻 做风=作风 部份=部分 防犯=防范 急待=亟待 再接再励=再接再厉 一如继往=一如既往 震憾=震撼 通迅=通讯 名符其实=名副其实 关健=关键 组识=组织 尽则=尽责 领到干部=领导干部 因该=应该 以经=已经 己经=已经 尤如=犹如 幅射=辐射 融恰=融洽 恰谈=洽谈 陷井=陷阱 必竟=毕竟 穿流不息=川流不息 出奇不意=出其不意 墨守陈规=墨守成规 默守成规=墨守成规 截止目前=截至目前 截止到目前=截至目前 截止年底=截至年底 形式主意=形式主义 官僚主意=官僚主义 下茬=下大力气 按步就班=按部就班 迫不急待=迫不及待 不径而走=不胫而走 凝炼=凝练 园满=圆满 坚难=艰难 磋跎=蹉跎 既往开来=继往开来 继往不咎=既往不咎 责无旁代=责无旁贷 全神惯注=全神贯注 随声附合=随声附和 言简意骇=言简意赅 走头无路=走投无路 一愁莫展=一筹莫展 众口烁金=众口铄金 漫不精心=漫不经心 倍受鼓舞=备受鼓舞 食不裹腹=食不果腹 谆谆告戒=谆谆告诫 脱颖而岀=脱颖而出 蓬荜生晖=蓬荜生辉 刻不荣缓=刻不容缓 与时具进=与时俱进 与时惧进=与时俱进 克尽职守=恪尽职守 恪尽职首=恪尽职守 勤勤垦垦=勤勤恳恳 兢兢业业业=兢兢业业 落实倒位=落实到位 落到实外=落到实处 加强导领=加强领导 群策群立=群策群力 统酬=统筹 统畴=统筹 深人开展=深入开展 深人推进=深入推进 深人学习=深入学习 巩因=巩固 巩顾=巩固 发辉=发挥 模范代头=模范带头 带头做用=带头作用 重要做用=重要作用 积级=积极 激厉=激励 鼓厉=鼓励 严历=严厉 检察工作落实=检查工作落实 督察落实情况=督查落实情况 考查干部=考察干部 联系实际情况况=联系实际情况 党员发殿=党员发展 支布=支部 书计=书记 乡真=乡镇 社曲=社区 培训斑=培训班 座谈汇=座谈会 会意精神=会议精神";
const spellings = table.split(" ").map((pair) => pair.split("=") as [string, string]);
/** Longer right words that contain a wrong one: 积级 never, 以经 in 以经济. */
const unless: Readonly<Record<string, RegExp>> = {
  以经: /以经(?=济|验|营|典|常|开|费)/u,
  健立: /[稳]健立/u,
  关健: /关健(?=康|身|全)/u,
  急待: /[紧]急待/u,
  必竟: /必竟(?=争)/u,
  签定: /[标]签定/u,
  部份: /部份(?=额)/u,
  因该: /因该(?=[\p{Script=Han}]{1,6}(?:被|而|所|需|未|不))/u,
  下茬: /[上]茬|下茬(?=庄稼|作物)/u,
};

/** Frequent misspellings, with the right form. */
export function typos({ text }: ReviewedText): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const [wrong, right] of spellings) {
    for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
      const around = text.slice(Math.max(0, at - 1), at + wrong.length + 8);
      if (unless[wrong]?.test(around) === true) continue;
      findings.push({ at, end: at + wrong.length, problem: `“${wrong}”应为“${right}”`, fix: right });
    }
  }
  return findings.toSorted((a, b) => a.at - b.at);
}
