import type { Draft, DraftSummary } from "../../../../domain/writing/draft.ts";

/** What the buttons under a draft do; one letter each in callback data. */
const actions = {
  s: "shorter",
  l: "longer",
  z: "formal",
  u: "undo",
  f: "fact",
  p: "gaps",
  g: "gap",
  n: "lengths",
  m: "length",
  e: "resume",
  o: "open",
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

/** Lengths to choose from, characters. */
export const draftLengths = [200, 300, 500, 800, 1_200, 2_000];

const mostGaps = 12;

/** `d:<action><choice>:<draft id>`: 64 bytes are enough for the longest of our ids. */
function data(letter: keyof typeof actions, draft: Pick<Draft, "id">, choice = 0): string {
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
    [{ label: "换文种", data: data("k", draft) }, { label: "定字数", data: data("n", draft) }, ...undo],
    [
      { label: "导出 Word（清稿）", data: data("w", draft) },
      { label: "核对稿", data: data("r", draft) },
    ],
  ];
}

/** Goes on with a report that was stopped. */
export function resumeButton(id: string) {
  return { label: "接着写", data: data("e", { id }) };
}

/** A writer's own drafts, to be opened or gone on with. */
export function ownDraftRows(drafts: readonly DraftSummary[]) {
  return drafts.map(({ id, title, unfinished }) => {
    const name = Array.from(title).slice(0, longestTitle).join("");
    return [
      {
        label: `${unfinished === null ? "打开" : "接着写"}：${name}`,
        data: data(unfinished === null ? "o" : "e", { id }),
      },
    ];
  });
}

const longestTitle = 20;

export function lengthRows(draft: Draft) {
  const buttons = draftLengths.map((words, at) => ({
    label: `${String(words)} 字`,
    data: data("m", draft, at),
  }));
  return [buttons.slice(0, 3), buttons.slice(3)];
}

export function gapRows(draft: Draft) {
  const labels = [...new Set(draft.placeholders.map((gap) => gap.label))];
  return labels.slice(0, mostGaps).map((label, at) => [{ label, data: data("g", draft, at) }]);
}

export function kindRows(draft: Draft) {
  const buttons = draftKinds.map((label, at) => ({ label, data: data("c", draft, at) }));
  return [buttons.slice(0, 4), buttons.slice(4)];
}
