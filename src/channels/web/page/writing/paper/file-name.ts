import { readBlocks } from "../../../../../domain/text/read-blocks.ts";

const nameLength = 40;

/** A file name for a text: its title, else its first words, without what file systems refuse. */
export function fileName(text: string): string {
  const [first] = readBlocks(text);
  const plain = (first?.text ?? "").replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "").trim();
  return plain === "" ? "草稿" : plain.slice(0, nameLength).replace(/[。，；：]$/u, "");
}
