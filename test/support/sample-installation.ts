import type { Installation } from "../../src/domain/operation/installation.ts";

/** One that needs attention. */
export const sampleInstallation: Installation = {
  report: () =>
    Promise.resolve({
      checks: [{ name: "索引", ok: false, detail: "还没有建", fix: "运行 npx youju reload" }],
      outgoing: [
        { to: "chat", host: "api.example.com", outside: true, sends: "问题、检索到的条文", internal: false },
      ],
      settings: [
        { name: "ADMIN_TOKEN", purpose: "管理员口令", value: "已设置" },
        { name: "PORT", purpose: "网页端口", value: null },
      ],
    }),
  tryModel: () =>
    Promise.resolve({ model: "qwen", ok: false, took_ms: 12, fault: "连不上模型接口（请检查地址）" }),
};
