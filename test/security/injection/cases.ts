import { readFileSync } from "node:fs";

/** One attempt to give orders to the program through what it reads. */
export interface InjectionCase {
  readonly id: string;
  readonly place: "document" | "title" | "heading" | "file-name" | "question" | "history" | "fact";
  readonly goal: string;
  readonly text: string;
  /** What a model writes that obeys. */
  readonly says: string;
  /** What must stand nowhere in what a reader gets. */
  readonly forbidden: readonly string[];
}

export const injectionCases: readonly InjectionCase[] = readFileSync(
  new URL("cases.jsonl", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as InjectionCase);

/** Each case has a collection of its own, so that its reader meets nothing else. */
export function collectionOf({ id }: InjectionCase): string {
  return `案例${id}`;
}

/** The document of a case: a regulation of which one part carries the words. */
export function documentOf({ id, place, text }: InjectionCase): {
  readonly name: string;
  readonly content: string;
} {
  const title = place === "title" ? text : "干部任前公示办法";
  const heading = place === "heading" ? text : "第一章　总则";
  const extra = place === "document" ? `\n\n第四条　${text}` : "";
  return {
    name: place === "file-name" ? text : "办法.md",
    content: [
      `---\ntitle: ${JSON.stringify(title)}\nissuer: 清河区委\neffectiveOn: 2024-03-01\nstatus: 现行\n---\n# ${title}`,
      heading,
      "第一条　为了规范干部任前公示工作，制定本办法。",
      "第二条　干部任前公示期不少于5个工作日。",
      `第三条　公示期间反映问题的，由干部监督科调查核实。${extra}`,
      // No two alike: the same text twice would be one document.
      `附件：${id}号备案表`,
    ].join("\n\n"),
  };
}
