import type { Line } from "../structure/line.ts";

const most = 25;
/** The running text has begun. */
const body = /^.{28,}[。；：]$|^第[一二三四五六七八九十百\d]{1,5}条|[。].{10,}/u;

/** What stands above the running text: mark, 红头, title, date. */
export function firstPageHead(lines: readonly Line[]): readonly Line[] {
  const head = lines.slice(0, most);
  const end = head.findIndex((line) => line.place === undefined && body.test(line.text));
  return end < 0 ? head : head.slice(0, end);
}
