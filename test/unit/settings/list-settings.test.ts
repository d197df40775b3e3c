import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../../src/config.ts";
import { listSettings } from "../../../src/settings/list-settings.ts";

describe("listSettings", () => {
  it("shows what is set, never a secret or the password of a proxy", () => {
    const set = {
      ADMIN_TOKEN: "admin-secret",
      OPENAI_API_KEY: "sk-secret",
      TELEGRAM_BOT_TOKEN: "123:secret",
      TELEGRAM_WEBHOOK_SECRET: "hook-secret",
      HTTPS_PROXY: "http://user:secret@proxy.example:3128",
      PORT: "9000",
      OTHER: "not ours",
    };
    const listed = listSettings(environmentSchema.shape, set);
    expect(JSON.stringify(listed)).not.toContain("secret");
    const values = new Map(listed.map(({ name, value }) => [name, value]));
    expect(values.get("ADMIN_TOKEN")).toBe("已设置");
    expect(values.get("HTTPS_PROXY")).toBe("http://***@proxy.example:3128");
    expect(values.get("PORT")).toBe("9000");
    expect(values.get("STAFF_TOKEN")).toBeNull();
    expect(values.has("OTHER")).toBe(false);
    expect(listed.every(({ purpose }) => purpose !== "")).toBe(true);
  });
});
