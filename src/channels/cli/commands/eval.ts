import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command } from "../command.ts";
import { describeEvaluation, describeHistory } from "../describe-evaluation.ts";

/** Misses printed on a terminal; `--json` has them all. */
const mostMisses = 20;

export const evalCommand: Command = {
  name: "eval",
  usage: "eval 题目文件.jsonl [--retrieval-only] [--hide-even] | eval --history",
  summary:
    "用一套题检验检索和回答，列出失分最多的题和原因；--retrieval-only 只检验检索，--hide-even 不列双号题，--history 看以往成绩",
  options: {
    "retrieval-only": { type: "boolean" },
    "hide-even": { type: "boolean" },
    history: { type: "boolean" },
  },
  async run({ values, positionals, json, terminal, openAssistant }) {
    const wantsHistory = values["history"] === true;
    const [file] = positionals;
    if (file === undefined && !wantsHistory)
      throw new UsageError("没有写题目文件", "例如：youju eval questions.jsonl --retrieval-only");
    const questions = file === undefined || wantsHistory ? "" : await readQuestions(file);
    const assistant = await openAssistant();
    try {
      if (file === undefined || wantsHistory) {
        const evaluations = assistant.evaluations();
        if (json) printJson(terminal, { evaluations });
        else terminal.out(describeHistory(evaluations));
        return;
      }
      const request = { questions, name: basename(file), retrievalOnly: values["retrieval-only"] === true };
      const evaluation = await assistant.evaluate(request, () => {});
      const misses =
        values["hide-even"] === true
          ? evaluation.misses.filter(({ id }) => Number(/\d+$/u.exec(id)?.[0] ?? 1) % 2 === 1)
          : evaluation.misses;
      if (json) printJson(terminal, { ...evaluation, misses });
      else terminal.out(describeEvaluation(evaluation, misses.slice(0, mostMisses)));
    } finally {
      await assistant.close();
    }
  },
};

async function readQuestions(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`题目文件打不开：${file}`, "请检查路径", { cause });
  });
}
