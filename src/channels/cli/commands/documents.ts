import { localAdmin } from "../../../domain/reader.ts";
import { printJson, type Command } from "../command.ts";

export const documentsCommand: Command = {
  name: "documents",
  usage: "documents",
  summary: "列出已收录的文件",
  options: {},
  async run({ json, terminal, openAssistant }) {
    const assistant = await openAssistant();
    try {
      const documents = assistant.documents(localAdmin);
      if (json) printJson(terminal, { documents });
      else
        terminal.out(
          documents.map((row) => `${row.status}\t${row.chunks}\t${row.title}\t${row.file}\n`).join(""),
        );
    } finally {
      await assistant.close();
    }
  },
};
