import { parseCsv } from "../../domain/text/parse-csv.ts";

/** Whom to ask, from `contacts.csv`; empty where the office has not filled it in. */
export interface Contacts {
  /** 组织二科（电话 8123）: the first line one of whose words the question has, else the line without words. */
  find(question: string): string | null;
}

export const noContacts: Contacts = { find: () => null };

/** Columns 关键词 (several with ；), 科室, 电话; a line without 科室 is not filled in. */
export function parseContacts(text: string): Contacts {
  const [header = [], ...rows] = parseCsv(text).map((row) => row.cells);
  const column = (name: string): number => header.findIndex((cell) => cell.trim() === name);
  const [words, office, phone] = ["关键词", "科室", "电话"].map(column);
  const lines = rows
    .map((cells) => ({
      words: (cells[words ?? -1] ?? "")
        .split(/[;；、，,]/u)
        .map((word) => word.trim())
        .filter(Boolean),
      office: (cells[office ?? -1] ?? "").trim(),
      phone: (cells[phone ?? -1] ?? "").trim(),
    }))
    .filter((line) => line.office !== "");
  return {
    find(question) {
      const line =
        lines.find((one) => one.words.some((word) => question.includes(word))) ??
        lines.find((one) => one.words.length === 0);
      if (line === undefined) return null;
      return line.phone === "" ? line.office : `${line.office}（电话 ${line.phone}）`;
    },
  };
}
