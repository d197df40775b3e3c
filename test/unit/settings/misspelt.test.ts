import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../../src/config.ts";
import { findMisspelt } from "../../../src/settings/misspelt.ts";

const known = Object.keys(environmentSchema.shape);

describe("findMisspelt", () => {
  it.each([
    ["KNOWLEGE_DIR", "KNOWLEDGE_DIR"],
    ["TELEGRAM_BOT_TOKN", "TELEGRAM_BOT_TOKEN"],
    ["OPENAI_BASEURL", "OPENAI_BASE_URL"],
    ["Admin_Token", "ADMIN_TOKEN"],
    ["YOUJU_DATA", null],
  ])("%s: %s", (name, meant) => expect(findMisspelt([name], known)).toEqual([{ name, meant }]));

  it("leaves ours and everybody else's alone", () => {
    const others = [
      "PATH",
      "HOME",
      "HOSTNAME",
      "HTTP_PROXY",
      "https_proxy",
      "PWD",
      "LANG",
      "npm_config_cache",
    ];
    expect(findMisspelt([...known, ...others], known)).toEqual([]);
  });
});
