import { readFileSync } from "node:fs";
import { buildDocx, inList, listOf, numOf, para, tableOf } from "../support/docx-parts.ts";
import { ofdOfMarkdown } from "../support/build-ofd.ts";
import { encodeLegacy } from "../support/legacy-encodings.ts";
import { mutateBytes } from "./mutation/mutate-bytes.ts";
import { mutatePdf, mutateZip } from "./mutation/mutate-container.ts";
import { mutateText } from "./mutation/mutate-text.ts";
import type { Random } from "./mutation/random.ts";

/** A format under attack: good files to begin with and how to spoil them. */
export interface Target {
  readonly extension: string;
  /** Text is parsed fast and in numbers, a binary file in the parser process. */
  readonly kind: "binary" | "text";
  readonly seeds: readonly Uint8Array[];
  readonly mutate: (source: Uint8Array, random: Random) => Uint8Array;
}

const title = "清河区干部教育培训实施办法";
const fixture = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/formats/${name}`, import.meta.url)));
const markdown = new TextDecoder().decode(fixture(`${title}.md`));

const numbered = buildDocx({
  numbering:
    listOf(1, [
      ["chineseCountingThousand", "第%1条"],
      ["chineseCounting", "（%2）"],
    ]) + numOf(1, 1),
  body:
    para("总则") +
    para("为了规范培训。", inList(1, 0)) +
    para("脱产培训；", inList(1, 1)) +
    tableOf([
      ["对象", "学时"],
      ["科级", "90"],
    ]),
});

/** Text mutated as text in its own encoding, now and then as bytes. */
function asText(
  decode: (bytes: Uint8Array) => string,
  encode: (text: string) => Uint8Array,
): Target["mutate"] {
  return (source, random) =>
    random.chance(0.2) ? mutateBytes(source, random) : encode(mutateText(decode(source), random));
}

const utf8 = asText(
  (bytes) => new TextDecoder().decode(bytes),
  (text) => new TextEncoder().encode(text),
);
const latin1 = asText(
  (bytes) => Buffer.from(bytes).toString("latin1"),
  (text) => Uint8Array.from(Buffer.from(text, "latin1")),
);
const frontMatter = "---\ntitle: 清河区办法\nissuedOn: 2024-01-01\nstatus: 现行\n---\n";
const csv = '单位,姓名,完成率\n组织部,张三,98.5%\n"宣传部\n（牵头）",李四,100%\n';

export const targets: readonly Target[] = [
  { extension: "docx", kind: "binary", seeds: [fixture(`${title}.docx`), numbered], mutate: mutateZip },
  { extension: "xlsx", kind: "binary", seeds: [fixture("学时统计.xlsx")], mutate: mutateZip },
  { extension: "pptx", kind: "binary", seeds: [fixture("培训讲稿.pptx")], mutate: mutateZip },
  { extension: "ofd", kind: "binary", seeds: [ofdOfMarkdown(markdown)], mutate: mutateZip },
  { extension: "doc", kind: "binary", seeds: [fixture(`${title}.doc`)], mutate: mutateBytes },
  { extension: "xls", kind: "binary", seeds: [fixture("学时统计.xls")], mutate: mutateBytes },
  { extension: "pdf", kind: "binary", seeds: [fixture(`${title}.pdf`)], mutate: mutatePdf },
  { extension: "rtf", kind: "binary", seeds: [fixture(`${title}.rtf`)], mutate: latin1 },
  { extension: "html", kind: "binary", seeds: [fixture(`${title}.html`)], mutate: utf8 },
  {
    extension: "md",
    kind: "text",
    seeds: [new TextEncoder().encode(frontMatter + markdown)],
    mutate: utf8,
  },
  {
    extension: "txt",
    kind: "text",
    seeds: [encodeLegacy(markdown.slice(0, 600), "gb18030")],
    mutate: latin1,
  },
  { extension: "csv", kind: "text", seeds: [new TextEncoder().encode(csv)], mutate: utf8 },
];
