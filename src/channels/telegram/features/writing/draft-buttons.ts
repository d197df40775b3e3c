import type { Draft } from "../../../../domain/draft.ts";

/** What the buttons under a draft do; one letter each in callback data. */
const actions = {
  s: "shorter",
  l: "longer",
  z: "formal",
  u: "undo",
  f: "fact",
  p: "gaps",
  g: "gap",
  k: "kinds",
  c: "kind",
  w: "word",
  r: "review",
} as const;

export type DraftAction = (typeof actions)[keyof typeof actions];

export interface DraftPress {
  readonly id: string;
  readonly action: DraftAction;
  /** Which of a list; 0 elsewhere. */
  readonly choice: number;
}

/** The kinds most often asked for; every other one is named in the request itself. */
export const draftKinds = ["段落", "工作总结", "信息简报", "实施方案", "通知", "请示", "报告", "会议讲话"];

const mostGaps = 12;

/** `d:<action><choice>:<draft id>`: 64 bytes are enough for the longest of our ids. */
function data(letter: keyof typeof actions, draft: Draft, choice = 0): string {
  return `d:${letter}${String(choice)}:${draft.id}`;
}

export function parseDraftPress(text: string): DraftPress | null {
  const match = /^d:([a-z])(\d{1,2}):([\w-]{1,48})$/u.exec(text);
  const letter = match?.[1];
  if (letter === undefined || !(letter in actions)) return null;
  return {
    id: match?.[3] ?? "",
    action: actions[letter as keyof typeof actions],
    choice: Number(match?.[2]),
  };
}

export function draftRows(draft: Draft) {
  const gaps = draft.placeholders.length > 0 ? [{ label: "填空", data: data("p", draft) }] : [];
  const undo = draft.version > 1 ? [{ label: "撤销", data: data("u", draft) }] : [];
  return [
    [{ label: "补充事实", data: data("f", draft) }, ...gaps],
    [
      { label: "短些", data: data("s", draft) },
      { label: "长些", data: data("l", draft) },
      { label: "更正式", data: data("z", draft) },
    ],
    [{ label: "换文种", data: data("k", draft) }, ...undo],
    [
      { label: "导出 Word", data: data("w", draft) },
      { label: "核对稿", data: data("r", draft) },
    ],
  ];
}

export function gapRows(draft: Draft) {
  const labels = [...new Set(draft.placeholders.map((gap) => gap.label))];
  return labels.slice(0, mostGaps).map((label, at) => [{ label, data: data("g", draft, at) }]);
}

export function kindRows(draft: Draft) {
  const buttons = draftKinds.map((label, at) => ({ label, data: data("c", draft, at) }));
  return [buttons.slice(0, 4), buttons.slice(4)];
}
