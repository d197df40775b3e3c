import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { ConfigError } from "../../src/errors.ts";

const defaults = { knowledgeDir: "/包/knowledge", dataDir: "/包/data" };
const load = (environment: Record<string, string | undefined> = {}) => loadConfig(environment, defaults);

function faultOf(environment: Record<string, string>): ConfigError {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("accepted");
}

const untouched = {
  knowledgeDir: "/包/knowledge",
  dataDir: "/包/data",
  watch: false,
  host: "127.0.0.1",
  port: 8765,
  adminToken: null,
  staffToken: null,
  officeRegion: null,
  logLevel: "info",
  chatEndpoint: null,
  unsupported: "remove",
  embeddingEndpoint: null,
  retentionDays: 30,
  telegram: null,
};

describe("loadConfig", () => {
  it("works with nothing set, and cannot be changed afterwards", () => {
    const config = load();
    expect(config).toEqual(untouched);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it("takes an empty or blank variable for unset, and ignores foreign ones", () => {
    const names = ["KNOWLEDGE_DIR", "HOST", "PORT", "ADMIN_TOKEN", "LOG_LEVEL", "TELEGRAM_BOT_TOKEN"];
    const empty = Object.fromEntries(names.map((name, at) => [name, at % 2 === 0 ? "" : "  "]));
    expect(load({ ...empty, TELEGRAM_ADMIN_IDS: "", DATA_DIR: undefined, PATH: "/bin" })).toEqual(untouched);
  });

  it("reads every variable", () => {
    const token = "123456:AbCdEfGhIjKlMn";
    expect(
      load({
        KNOWLEDGE_DIR: " /资料 ",
        DATA_DIR: "/索引",
        WATCH: "1",
        HOST: "0.0.0.0",
        PORT: "0",
        ADMIN_TOKEN: "guanliyuan",
        STAFF_TOKEN: "gongzuorenyuan",
        OFFICE_REGION: "江苏省苏州市吴江区",
        LOG_LEVEL: "silent",
        OPENAI_API_KEY: "sk-1",
        OPENAI_BASE_URL: "http://10.0.0.2:8000/v1/",
        CHAT_MODEL: "qwen",
        UNSUPPORTED: "mark",
        EMBEDDING_MODEL: "bge",
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: "http://127.0.0.1:8081//",
        TELEGRAM_ADMIN_IDS: "1, 2，-3",
        TELEGRAM_ALLOWED_IDS: "4 5",
        TELEGRAM_GROUP_IDS: "-100",
        TELEGRAM_COLLECTIONS: "policies，reports",
        TELEGRAM_INTERNAL: "allow",
        TELEGRAM_INLINE: "on",
        TELEGRAM_WEBHOOK_URL: "https://office.example/telegram/",
        TELEGRAM_WEBHOOK_SECRET: "0123456789abcdef",
        RETENTION_DAYS: "7",
        HTTPS_PROXY: "http://proxy.example:3128",
        LOG_CONTENT: "1",
      }),
    ).toEqual({
      knowledgeDir: "/资料",
      dataDir: "/索引",
      watch: true,
      host: "0.0.0.0",
      port: 0,
      adminToken: "guanliyuan",
      staffToken: "gongzuorenyuan",
      officeRegion: "江苏省苏州市吴江区",
      logLevel: "silent",
      unsupported: "mark",
      chatEndpoint: {
        model: "qwen",
        baseUrl: "http://10.0.0.2:8000/v1",
        apiKey: "sk-1",
        isOutside: true,
        proxy: "http://proxy.example:3128",
      },
      embeddingEndpoint: {
        model: "bge",
        baseUrl: "http://10.0.0.2:8000/v1",
        apiKey: "sk-1",
        isOutside: true,
        proxy: "http://proxy.example:3128",
      },
      retentionDays: 7,
      telegram: {
        token,
        apiRoot: "http://127.0.0.1:8081",
        adminIds: [1, 2, -3],
        allowedIds: [4, 5],
        groupIds: [-100],
        collections: ["policies", "reports"],
        sendsInternal: true,
        inline: true,
        webhook: { url: "https://office.example/telegram", secret: "0123456789abcdef" },
        // Loopback never goes through it.
        proxy: null,
        logsContent: true,
      },
    });
  });

  it("starts no bot without a token, whatever else is set for it", () => {
    expect(load({ TELEGRAM_ADMIN_IDS: "1" }).telegram).toBeNull();
    expect(load({ TELEGRAM_BOT_TOKEN: "1:abcdefghij" }).telegram).toEqual({
      token: "1:abcdefghij",
      apiRoot: "https://api.telegram.org",
      adminIds: [],
      allowedIds: [],
      groupIds: [],
      collections: "all",
      sendsInternal: false,
      inline: false,
      webhook: null,
      proxy: null,
      logsContent: false,
    });
  });

  it("keeps internal text and webhooks to what is safe, and knows the way out", () => {
    const token = { TELEGRAM_BOT_TOKEN: "1:abcdefghij" };
    const secret = { TELEGRAM_WEBHOOK_SECRET: "0123456789abcdef" };
    expect(faultOf({ ...token, TELEGRAM_INTERNAL: "allow" }).message).toContain("TELEGRAM_INTERNAL");
    const own = { TELEGRAM_API_ROOT: "http://botapi.office:8081", PRIVATE_ENDPOINTS: "botapi.office" };
    expect(load({ ...token, ...own, TELEGRAM_INTERNAL: "allow" }).telegram?.sendsInternal).toBe(true);
    expect(faultOf({ ...token, TELEGRAM_WEBHOOK_URL: "https://a.example/b" }).message).toContain("SECRET");
    expect(faultOf({ ...token, ...secret, TELEGRAM_WEBHOOK_URL: "http://a.example/b" }).message).toContain(
      "https://",
    );
    const proxy = { ...token, HTTPS_PROXY: "http://proxy.example:3128" };
    expect(load(proxy).telegram?.proxy).toBe("http://proxy.example:3128");
    expect(load({ ...proxy, NO_PROXY: "a.example, .telegram.org" }).telegram?.proxy).toBeNull();
  });

  it("needs an endpoint or a key beside the name of a model", () => {
    expect(load({ OPENAI_API_KEY: "sk-1" }).embeddingEndpoint).toBeNull();
    expect(load({ EMBEDDING_MODEL: "m", OPENAI_API_KEY: "sk-1" }).embeddingEndpoint).toMatchObject({
      baseUrl: "https://api.openai.com/v1",
      isOutside: true,
    });
    expect(faultOf({ EMBEDDING_MODEL: "m", PORT: "七" }).message).toMatch(/PORT.*EMBEDDING_MODEL/u);
  });

  it.each([
    ["http://127.0.0.1:11434/v1", "", false],
    ["http://localhost:1/v1", "", false],
    ["http://[::1]:1/v1", "", false],
    ["http://127.0.0.1.example.com/v1", "", true],
    ["http://models.lan/v1", "", true],
    ["http://models.lan/v1", "other.lan，Models.lan", false],
  ])("takes %s with private endpoints “%s” as outside: %s", (url, endpoints, isOutside) => {
    const config = load({ EMBEDDING_MODEL: "m", OPENAI_BASE_URL: url, PRIVATE_ENDPOINTS: endpoints });
    expect(config.embeddingEndpoint?.isOutside).toBe(isOutside);
  });

  it.each([
    ["https://api.example/v1", {}, "http://proxy.example:3128"],
    ["https://api.example/v1", { NO_PROXY: "api.example" }, undefined],
    ["http://127.0.0.1:11434/v1", {}, undefined],
    ["http://models.lan/v1", { PRIVATE_ENDPOINTS: "models.lan" }, undefined],
  ])("goes to %s with %o through the proxy: %s", (url, more, proxy) => {
    const model = { CHAT_MODEL: "m", EMBEDDING_MODEL: "m", OPENAI_BASE_URL: url };
    const config = load({ ...model, ...more, HTTPS_PROXY: "http://proxy.example:3128" });
    expect(config.chatEndpoint?.proxy).toBe(proxy);
    expect(config.embeddingEndpoint?.proxy).toBe(proxy);
  });

  it("names every bad variable at once, and never its secret value", () => {
    const bad = {
      PORT: "七",
      ADMIN_TOKEN: "短",
      STAFF_TOKEN: "1234567",
      LOG_LEVEL: "verbose",
      TELEGRAM_BOT_TOKEN: "geheim-token",
      TELEGRAM_API_ROOT: "ftp://example.com",
      TELEGRAM_ADMIN_IDS: "1,张三",
      TELEGRAM_ALLOWED_IDS: "@lisi",
    };
    const { message, fix } = faultOf(bad);
    for (const name of Object.keys(bad)) expect(message).toContain(name);
    expect(message).not.toContain("geheim");
    expect(message).not.toContain("1234567");
    expect(message).not.toContain("HOST");
    expect(fix).toBe("请改正后重新启动，说明见 .env.example");
  });

  it.each(["-1", "65536", "80.5", "8o80"])("refuses PORT=%s in one sentence", (port) => {
    expect(faultOf({ PORT: port }).message).toBe("环境变量有误 PORT：要写 0 到 65535 的整数");
  });
});
