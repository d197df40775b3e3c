import { readBlocks } from "./read-blocks.ts";

/** A draft as Markdown: title and headings marked, one paragraph a block. */
export function toMarkdown(text: string): string {
  const lines = readBlocks(text).map((block) => {
    if (block.part === "title") return `# ${block.text}`;
    if (block.part === "heading" && block.rest === "" && block.level <= 2)
      return `${"#".repeat(block.level + 1)} ${block.text}`;
    return block.part === "heading" ? block.text + block.rest : block.text;
  });
  return `${lines.join("\n\n")}\n`;
}
