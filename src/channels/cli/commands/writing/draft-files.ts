import type { Draft } from "../../../../domain/writing/draft.ts";
import type { Letterhead, WordFonts } from "../../../../domain/writing/word.ts";
import type { Writing } from "../../../../domain/writing/writing.ts";
import { UsageError } from "../../../../errors.ts";
import { writeWhole } from "../../write-whole.ts";

/**
 * Writes a draft beside each other: OUT.docx 清稿 and OUT-核对稿.docx, or one .md or .txt.
 * @throws UsageError for another ending, a path that cannot be written, a 红头 for what has none.
 */
export async function writeDraft(
  writing: Writing,
  draft: Draft,
  out: string,
  layout: { readonly letterhead: Letterhead | null; readonly fonts: Partial<WordFonts> },
): Promise<string[]> {
  const ending = /\.(docx|md|txt)$/iu.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw new UsageError(`不知道写成什么格式：${out}`, "文件名以 .docx、.md 或 .txt 结尾");
  if (ending !== "docx") {
    await writeWhole([
      { path: out, bytes: ending === "md" ? writing.markdown(draft.text) : `${draft.text}\n` },
    ]);
    return [out];
  }
  const word = (copy: "clean" | "review"): Promise<Uint8Array> =>
    writing.word({ text: draft.text, kind: draft.kind, copy, ...layout }, draft);
  const review = out.replace(/\.docx$/iu, "-核对稿.docx");
  await writeWhole([
    { path: out, bytes: await word("clean") },
    { path: review, bytes: await word("review") },
  ]);
  return [out, review];
}

/** `机关标志;文号;签发人;抄送;印发机关;印发日期`, the last four as far as given. */
export function readLetterhead(value: string | boolean | undefined): Letterhead | null {
  if (typeof value !== "string") return null;
  const [issuer = "", documentNumber = "", signer, copies, printedBy, printedOn] = value
    .split(/[;；]/u)
    .map((part) => part.trim());
  if (issuer === "" || documentNumber === "")
    throw new UsageError(
      "--letterhead 至少写机关标志和文号",
      '例如 --letterhead "中共××区委组织部文件;×组〔2024〕3号"',
    );
  return {
    issuer,
    documentNumber,
    signer: signer || undefined,
    copies: copies || undefined,
    printedBy: printedBy || undefined,
    printedOn: printedOn || undefined,
  };
}

const fontParts: Readonly<Record<string, keyof WordFonts>> = {
  标题: "title",
  正文: "body",
  一级标题: "heading1",
  二级标题: "heading2",
  页码: "pageNumber",
  西文: "latin",
};

/** `标题=方正小标宋简体,正文=仿宋`: fonts of the parts named, where the office has others. @throws UsageError */
export function readFonts(value: string | boolean | undefined): Partial<WordFonts> {
  if (typeof value !== "string") return {};
  return Object.fromEntries(
    value.split(/[,，;；]/u).map((one) => {
      const [part = "", font = ""] = one.split(/[=＝]/u).map((word) => word.trim());
      const name = fontParts[part];
      if (name === undefined || font === "")
        throw new UsageError(
          `--fonts 写法有误：${one.trim()}`,
          `写成 部位=字体，部位有：${Object.keys(fontParts).join("、")}`,
        );
      return [name, font];
    }),
  );
}
