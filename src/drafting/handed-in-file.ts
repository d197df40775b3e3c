import type { MaterialText } from "./materials/read-report.ts";

/** What a reader of formats makes of a file: its lines, headings marked by their level. */
export interface FileReading {
  readonly lines: readonly { readonly text: string; readonly level: number }[];
  readonly warnings: readonly string[];
  /** 识别稿: figures and names need checking. */
  readonly recognised: boolean;
}

const sheet = /\.(?:xlsx|xlsm|xls|et)$/iu;

/** Lines with the place that a person would look up: 第3段, or “名册”表第2行数据. */
export function placeLines(file: string, { lines }: FileReading): MaterialText {
  let heading = "";
  let number = 0;
  return {
    file,
    lines: lines.flatMap(({ text, level }) => {
      if (text.trim() === "") return [];
      if (sheet.test(file) && level > 0) {
        [heading, number] = [text, 0];
        return [];
      }
      number += 1;
      return [{ text, place: heading === "" ? `第${number}段` : `“${heading}”表第${number}行数据` }];
    }),
  };
}
