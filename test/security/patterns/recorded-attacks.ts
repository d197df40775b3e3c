/**
 * Texts that an analyser of regular expressions (recheck 4.5.0, run over all of src on 2026-11-21) found
 * against patterns as they stood then; each pattern was mended, and none may come back.
 */
export const recordedAttacks: readonly {
  readonly place: string;
  /** The text in about so many characters. */
  readonly make: (length: number) => string;
}[] = [
  attack("answering/question/condense.ts", "需", "要需", ""),
  attack("channels/telegram/render/text/from-markdown.ts", "#\t", "\t", "\u0000\n"),
  attack("ingestion/formats/layout/running-lines.ts", "0", "\t", "共0,0"),
  attack("ingestion/formats/text/decode-html.ts", "", "<meta-", "charset=\t=s"),
  attack("ingestion/versions/families.ts", "(", "2022", "("),
  attack("drafting/writing.ts", "（", "年", "\u0000"),
  attack("drafting/revise/read-instruction.ts", "把", "\n\t", "\u0000"),
  attack("drafting/review/reviewed-text.ts", "", "《", ""),
  attack("drafting/review/left-over/years.ts", "", "《", "》《"),
  attack("drafting/review/order/enumerations.ts", "", "\n", ""),
  attack("domain/text/numerals.ts", "\u0000", "万", "\n"),
  attack("drafting/request/find-topic.ts", "", "“一是", ""),
  attack("drafting/request/read-request.ts", "", "便随便填", "便编随便"),
  attack("ingestion/structure/recognise-heading.ts", "附\t", "\t\n", "附"),
];

function attack(place: string, start: string, pump: string, end: string) {
  return { place, make: (length: number) => start + pump.repeat(Math.ceil(length / pump.length)) + end };
}
