import type { DocumentStatus } from "../../domain/documents/document.ts";
import { documentStatuses } from "../../domain/documents/document.ts";
import type { OwnText } from "./read-own-text.ts";

const statusWords: Readonly<Record<string, DocumentStatus>> = {
  生效: "现行",
  有效: "现行",
  现行有效: "现行",
  废止: "已废止",
  废止或失效: "已废止",
  失效: "已失效",
  修订: "已修订",
  被修订: "已修订",
};
const inName = /[（(【[](?:已)?(废止|失效|作废|停止执行)[）)】\]]/u;

export interface DeclaredByItself {
  readonly status: DocumentStatus;
  /** 属性区, 正文 or 文件名; null when nothing says a status in so many words. */
  readonly from: string | null;
  readonly conflicts: readonly string[];
}

/** Front matter before own text before file name; a later voice that differs is a conflict. */
export function declareStatus(
  said: string | null,
  own: Pick<OwnText, "status" | "effectiveOn">,
  stem: string,
  isPolicy: boolean,
): DeclaredByItself {
  const name = inName.exec(stem)?.[1];
  const voices: readonly (readonly [string, DocumentStatus | null])[] = [
    [
      "属性区",
      said === null ? null : (statusWords[said] ?? documentStatuses.find((word) => word === said) ?? null),
    ],
    ["正文", own.status],
    ["文件名", name === undefined ? null : name === "失效" ? "已失效" : "已废止"],
  ];
  const heard = voices.filter((voice): voice is readonly [string, DocumentStatus] => voice[1] !== null);
  const first = heard[0];
  if (first === undefined) {
    // A text that says from when it holds, holds until another one says otherwise.
    const holds = isPolicy && own.effectiveOn !== null;
    return { status: holds ? "现行" : "未知", from: null, conflicts: [] };
  }
  const conflicts = heard
    .slice(1)
    .filter(([, status]) => status !== first[1])
    .map(([from, status]) => `${first[0]}写“${first[1]}”，${from}写“${status}”，按${first[0]}处理`);
  return { status: first[1], from: first[0], conflicts };
}
