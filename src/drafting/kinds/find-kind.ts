import { UsageError } from "../../errors.ts";
import type { Kind } from "./kind.ts";

/** The kind called so. @throws UsageError listing the kinds. */
export function kindByName(kinds: readonly Kind[], name: string): Kind {
  const wanted = name.trim();
  const found =
    kinds.find((kind) => kind.name === wanted) ?? kinds.find((kind) => kind.aliases.includes(wanted));
  if (found !== undefined) return found;
  const of = (className: string): string =>
    kinds.flatMap((kind) => (kind.class === className ? [kind.name] : [])).join("、");
  throw new UsageError(
    `没有“${wanted}”这个文种`,
    `可以写的有：法定公文：${of("法定")}；事务文书：${of("事务")}`,
  );
}

/**
 * Words after which a kind's name is the subject, not the thing wanted (会议纪要制度, 报告制度), and words
 * that contain one (通知书, 公函费 …).
 */
const notAKind = /^(?:制度|工作|会|书记|性|员|评议|考核|办法)/u;
/** 讲话里的一段, 总结用: the kind is context, but still the kind. */
const short = new Set(["令", "信息", "答复", "方案", "计划", "总结", "讲话"]);

/** The kind a request names, the longest name last in the text winning; null when it names none. */
export function kindInRequest(kinds: readonly Kind[], text: string): Kind | null {
  // 2023年总结暨2024年谋划 is a 总结暨谋划.
  const request = text.replaceAll(/(?:19|20)\d{2}年度?/gu, "");
  const voice = /(\p{Script=Han}{2,4}?)稿?的?语气/u.exec(request)?.[1];
  const spoken = kinds.find((kind) => [kind.name, ...kind.aliases].some((name) => name === voice));
  if (spoken !== undefined) return spoken;
  let best: { kind: Kind; length: number; at: number } | null = null;
  for (const kind of kinds) {
    // 讲话里的一段 is a 讲话: the bare paragraph is what remains when nothing else is named.
    if (kind.marks === "无") continue;
    for (const name of [kind.name, ...kind.aliases]) {
      const at = request.lastIndexOf(name);
      if (
        at < 0 ||
        (name.length === 1 &&
          !new RegExp(`(?:写|拟|起草|给|致)[^，。]{0,20}${name}(?:$|[，。\\d])`, "u").test(request))
      )
        continue;
      if (notAKind.test(request.slice(at + name.length)) && !short.has(name)) continue;
      if (best === null || name.length > best.length || (name.length === best.length && at > best.at))
        best = { kind, length: name.length, at };
    }
  }
  return best?.kind ?? null;
}
