import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

interface MarkFault {
  readonly pattern: RegExp;
  readonly problem: string;
  readonly fix: (mark: string) => string;
}

const faults: readonly MarkFault[] = [
  {
    pattern: /^\s*[一二三四五六七八九十]{1,3}[.．](?=\S)/u,
    problem: "第一层序数用“一、”",
    fix: (mark) => mark.replace(/[.．]/u, "、"),
  },
  {
    pattern: /^\s*[（(][一二三四五六七八九十]{1,3}[）)][、.，]/u,
    problem: "“（一）”后面不加标点",
    fix: (mark) => mark.replace(/[、.，]$/u, ""),
  },
  {
    pattern: /^\s*\([一二三四五六七八九十\d]{1,3}\)/u,
    problem: "序数的括号用全角",
    fix: (mark) => mark.replace("(", "（").replace(")", "）"),
  },
  { pattern: /^\s*\d{1,2}、/u, problem: "第三层序数用“1.”", fix: (mark) => mark.replace("、", ".") },
];

/** 一、（一）1.（1） as GB/T 9704 has them; each way of writing it wrong is named where it first occurs. */
export function levelMarks({ lines }: ReviewedText): RawFinding[] {
  return faults.flatMap(({ pattern, problem, fix }) => {
    const found = lines.flatMap((line) => {
      const mark = pattern.exec(line.text)?.[0];
      return mark === undefined ? [] : [{ line, mark }];
    });
    const [first] = found;
    if (first === undefined) return [];
    return [
      {
        at: first.line.start,
        end: first.line.start + first.mark.length,
        problem: `${problem}${found.length > 1 ? `，共 ${found.length} 处` : ""}`,
        fix: fix(first.mark.trim()),
      },
    ];
  });
}
