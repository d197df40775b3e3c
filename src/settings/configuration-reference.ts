import { environmentSchema } from "../config.ts";

const groups: readonly { readonly title: string; readonly has: (name: string) => boolean }[] = [
  { title: "Telegram", has: (name) => name.startsWith("TELEGRAM_") },
  {
    title: "模型",
    has: (name) => /^(?:OPENAI_|CHAT_MODEL|EMBEDDING_MODEL|UNSUPPORTED|PRIVATE_ENDPOINTS)/u.test(name),
  },
  { title: "网络与日志", has: (name) => /^(?:HTTPS_PROXY|NO_PROXY|LOG_)/u.test(name) },
  { title: "网页与口令", has: (name) => /^(?:HOST|PORT|ADMIN_TOKEN|STAFF_TOKEN)$/u.test(name) },
  { title: "资料与数据", has: () => true },
];

/** The text of docs/configuration.md: every variable, what it does, and what holds where it is not set. */
export function describeConfiguration(): string {
  const left = new Map(Object.entries(environmentSchema.shape));
  const sections: string[] = [];
  for (const { title, has } of groups) {
    const rows: string[] = [];
    for (const [name, schema] of left) {
      if (!has(name)) continue;
      left.delete(name);
      const unset = schema.safeParse(undefined);
      rows.push(`| \`${name}\` | ${cell(schema.description ?? "")} | ${show(unset.data)} |`);
    }
    if (rows.length > 0)
      sections.unshift(`## ${title}\n\n| 变量 | 作用 | 默认 |\n|---|---|---|\n${rows.join("\n")}\n`);
  }
  return `# 设置

由 \`npm run docs:configuration\` 从程序里的定义生成，请不要手工修改。都不设置也能运行。写在环境变量里，或复制 \`.env.example\` 为 \`.env\`
后填写；空值等于没有设置。写错的值在启动时一次全部指出，写错的名字由启动提示和 \`youju doctor\` 指出。

${sections.join("\n")}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function show(value: unknown): string {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return "不设";
  if (typeof value === "boolean") return value ? "`1`" : "`0`";
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}
