import type { WorkingDays } from "../../answering/settings/working-days.ts";
import type { MisspeltVariable } from "../../settings/misspelt.ts";
import { check, type Check } from "./check.ts";

/** Design §8: what the program is tested on. */
const oldestNode = [20, 19] as const;

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return check("Node.js", ok, version, `请升级到 ${oldestNode.join(".")} 或更新版本`);
}

export function checkVariables(misspelt: readonly MisspeltVariable[]): Check {
  const names = misspelt.map(({ name, meant }) => (meant === null ? name : `${name}（是否要写 ${meant}）`));
  return check(
    "环境变量",
    misspelt.length === 0,
    misspelt.length === 0 ? "没有写错名字的" : `不认识 ${names.join("、")}`,
    "请改名或删去，全部设置见 docs/configuration.md",
  );
}

/** Deadlines are counted by them: the arrangement of a year comes out in the autumn before. */
export function checkHolidays(days: WorkingDays, today: Date): Check {
  const year = today.getFullYear();
  const wanted = today.getMonth() >= 10 ? [year, year + 1] : [year];
  const missing = wanted.filter((one) => !days.knows(one));
  return check(
    "节假日",
    missing.length === 0,
    missing.length === 0
      ? `${wanted.join("、")} 年已有安排`
      : `没有 ${missing.join("、")} 年的放假安排，工作日只按周末推算`,
    "请在资料文件夹放 holidays.csv（列：日期,安排；如 2026-10-01,休）",
  );
}
