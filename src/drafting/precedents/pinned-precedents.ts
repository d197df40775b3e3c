import type { PinnedPrecedent } from "../../domain/writing/draft.ts";
import type { Passage } from "../../domain/documents/document.ts";
import { mayRead, type Reader } from "../../domain/people/reader.ts";
import { UsageError } from "../../errors.ts";
import type { GenerationReader } from "../../ports/store.ts";

/** More than this of one document is no passage any more. */
const longest = 6000;

/** The passages that a writer chose as models. @throws UsageError naming the first that is not there for this reader. */
export function pinnedPassages(
  pinned: readonly PinnedPrecedent[],
  reader: Reader,
  generation: GenerationReader,
): Passage[] {
  return pinned.map(({ file, start, end }) => {
    const document = generation.documentByFile(file);
    if (document === null || !mayRead(reader, document.collection))
      throw new UsageError(`资料里没有作范例的文件：${file}`, "它可能已被移走或改名，请重新检索并选择范例");
    const { text: whole, ...about } = document;
    if (start < 0 || end <= start || end > whole.length || end - start > longest)
      throw new UsageError(`范例的位置不对：${file} ${start}—${end}`, `请重新选择，一段最多 ${longest} 字`);
    const chunks = generation.chunksOf(document.id);
    const chunk = chunks.find((one) => one.end > start) ?? chunks.at(-1);
    if (chunk === undefined) throw new UsageError(`作范例的文件没有内容：${file}`, "请换一个范例");
    return { document: about, chunk: { ...chunk, start, end }, text: whole.slice(start, end), score: 1 };
  });
}

/** The pinned ones first; what was found after them, unless it is the same stretch. */
export function withPinned(pinned: readonly Passage[], found: readonly Passage[]): Passage[] {
  const isPinned = (passage: Passage): boolean =>
    pinned.some(
      (one) =>
        one.document.id === passage.document.id &&
        passage.chunk.start < one.chunk.end &&
        passage.chunk.end > one.chunk.start,
    );
  return [...pinned, ...found.filter((passage) => !isPinned(passage))];
}
