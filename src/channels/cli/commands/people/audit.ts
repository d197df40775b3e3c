import { UsageError, YoujuError } from "../../../../errors.ts";
import { printJson, type Command } from "../../command.ts";

export const auditCommand: Command = {
  name: "audit",
  usage: "audit [verify]",
  summary: "操作记录：谁在什么时候做了什么；verify 核对记录有没有被改动",
  options: {},
  async run({ positionals, json, terminal, openOffice }) {
    const [action = "list"] = positionals;
    if (action !== "list" && action !== "verify")
      throw new UsageError(`没有 audit ${action}`, "只有 audit verify");
    const office = openOffice();
    try {
      if (action === "list") {
        const entries = office.audit.newest(100);
        if (json) printJson(terminal, { entries });
        else
          terminal.out(
            entries
              .map((entry) => `${entry.at}\t${entry.actor}\t${entry.action}\t${entry.subject}\n`)
              .join(""),
          );
        return;
      }
      const check = office.audit.verify();
      if (json) printJson(terminal, check);
      if (check.brokenAt !== null) {
        throw new YoujuError(
          `操作记录第 ${check.brokenAt} 条起被改动过`,
          "请保留 DATA_DIR/office.db 原样并报告负责人；备份里的副本可供对照",
        );
      }
      if (!json)
        terminal.out(
          `操作记录共 ${check.entries} 条，完整；末条校验值 ${check.head.slice(0, 16)}（抄在别处，可核对整本有没有被换过）\n`,
        );
    } finally {
      office.close();
    }
  },
};
