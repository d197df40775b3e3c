import type { Draft } from "../../../../domain/writing/draft.ts";
import { printJson, type CommandContext } from "../../command.ts";

/** The draft with everything a writer must look at below it. */
export function printDraft({ json, terminal }: CommandContext, draft: Draft): void {
  if (json) {
    printJson(terminal, draft);
    return;
  }
  const labels = draft.placeholders.map(({ label }) => label);
  const sources = draft.precedents.map(({ title, path }) => `《${title}》${path}`);
  const faults = draft.unsupported.map(({ text, reason }) => `${reason}：${text}`);
  terminal.out(
    `${draft.text}\n\n（${draft.kind}，第 ${draft.version} 版，编号 ${draft.id}）\n${bulleted("待填", labels)}${bulleted(
      "没有依据，须核对",
      faults,
    )}${bulleted("参考的以往材料", sources)}${bulleted("说明", draft.notes)}`,
  );
}

/** A heading with its lines; nothing at all without lines. */
export function bulleted(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n${title}\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
}
