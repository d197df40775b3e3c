import { localAdmin } from "../../../../domain/people/reader.ts";
import type { User } from "../../../../domain/people/user.ts";
import { UsageError } from "../../../../errors.ts";
import { printJson, type Command, type CommandContext, type CommandOffice } from "../../command.ts";

/** Who the audit log names: whoever may run commands here is the admin of this computer. */
const actor = localAdmin.userId;

export const usersCommand: Command = {
  name: "users",
  usage:
    "users [add 用户名 [--role staff|admin] [--collections 资料夹,…] | change 用户名 [--role …] [--collections …] | rotate 用户名 | revoke 用户名]",
  summary: "列出、增加、停用用户，改可查的资料夹，更换口令；口令只显示这一次",
  options: { role: { type: "string" }, collections: { type: "string" } },
  async run(context) {
    const office = context.openOffice();
    try {
      run(context, office);
    } finally {
      office.close();
    }
  },
};

function run(context: CommandContext, { people }: CommandOffice): void {
  const { positionals, values, json, terminal } = context;
  const [action = "list", id = ""] = positionals;
  if (action !== "list" && id === "")
    throw new UsageError("没有写用户名", `正确写法：youju ${usersCommand.usage}`);
  switch (action) {
    case "list":
      if (json) printJson(terminal, { users: people.list() });
      else terminal.out(people.list().map(describe).join("") || "还没有单独的用户\n");
      return;
    case "add": {
      const token = people.add(
        {
          id,
          role: roleOf(values["role"]) ?? "staff",
          collections: collectionsOf(values["collections"]) ?? "all",
        },
        actor,
      );
      showToken(context, id, token);
      return;
    }
    case "change": {
      const rights = { role: roleOf(values["role"]), collections: collectionsOf(values["collections"]) };
      if (rights.role === undefined && rights.collections === undefined)
        throw new UsageError("没有写要改什么", "加上 --role 或 --collections（all 表示全部资料）");
      people.change(id, rights, actor);
      const changed = people.list().find((user) => user.id === id);
      if (json) printJson(terminal, { user: changed });
      else terminal.out(changed === undefined ? "" : describe(changed));
      return;
    }
    case "rotate":
      showToken(context, id, people.rotate(id, actor));
      return;
    case "revoke":
      people.revoke(id, actor);
      if (json) printJson(terminal, { id, revoked: true });
      else terminal.out(`已停用 ${id}，其口令和登录立即失效\n`);
      return;
    default:
      throw new UsageError(`没有 users ${action}`, `正确写法：youju ${usersCommand.usage}`);
  }
}

function showToken({ json, terminal }: CommandContext, id: string, token: string): void {
  if (json) printJson(terminal, { id, token });
  else terminal.out(`${id} 的口令（只显示这一次，请妥善转交）：\n${token}\n`);
}

function roleOf(value: string | boolean | undefined): User["role"] | undefined {
  if (value === undefined || value === "staff" || value === "admin") return value;
  throw new UsageError(`没有 ${String(value)} 这种角色`, "只能是 --role staff 或 --role admin");
}

function collectionsOf(value: string | boolean | undefined): User["collections"] | undefined {
  if (typeof value !== "string") return undefined;
  if (value === "all") return "all";
  const names = value
    .split(/[,，]/u)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0)
    throw new UsageError("--collections 是空的", "写资料夹名，用逗号隔开，如 policies,reports");
  return names;
}

function describe({ id, role, collections, revokedAt }: User): string {
  const scope = collections === "all" ? "全部资料" : collections.join("、");
  const state = revokedAt === null ? "有效" : `${revokedAt.slice(0, 10)} 停用`;
  return `${id}\t${role === "admin" ? "管理员" : "工作人员"}\t${scope}\t${state}\n`;
}
