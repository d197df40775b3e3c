import { readBlocks } from "../../../../../domain/text/read-blocks.ts";

const nameLength = 40;

/** A file name for a text: its title, else its first words, without what file systems refuse. */
export function fileName(text: string): string {
  const [first] = readBlocks(text);
  const plain = (first?.text ?? "").replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "").trim();
  return plain === "" ? "草稿" : plain.slice(0, nameLength).replace(/[。，；：]$/u, "");
}

/** Saves a file by the browser's own download. */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
