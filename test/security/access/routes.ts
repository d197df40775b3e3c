import { sampleInstallation } from "../../support/sample-installation.ts";
import { inspectRoutes } from "hono/dev";
import { createAccess } from "../../../src/channels/web/access/access.ts";
import { createEventStreams } from "../../../src/channels/web/event-stream.ts";
import { createWebApp } from "../../../src/channels/web/web-app.ts";
import { createLogger } from "../../../src/logger.ts";
import { createFakeAssistant } from "../../support/fake-assistant.ts";
import { createTestOffice } from "../../support/test-office.ts";

/** Every route the web server answers, `METHOD path`, as its router has them. */
export function registeredRoutes(): string[] {
  const office = createTestOffice();
  const app = createWebApp({
    installation: sampleInstallation,
    ...office,
    assistant: createFakeAssistant(),
    access: createAccess({ ...office, host: "127.0.0.1" }),
    streams: createEventStreams({
      logger: createLogger("silent"),
      closing: new AbortController().signal,
      heartbeatMs: 1000,
      resumeMs: 1000,
    }),
    files: new Map(),
    webhook: { path: "/telegram", receive: () => Promise.resolve(new Response()) },
  });
  const routes = inspectRoutes(app).filter(({ isMiddleware }) => !isMiddleware);
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].toSorted();
}

/** Who may call a route: anybody, whoever has a token, or admins alone. */
export type Right = "open" | "reader" | "admin";

export interface RouteRow {
  readonly right: Right;
  /** The path with what stands for its parameters. */
  readonly path?: string;
  readonly body?: object | (() => FormData);
  /** Statuses of those who may; default 200. */
  readonly allowed?: readonly number[];
}

const closedFile = encodeURIComponent("人事/金鳞计划调配办法.md");
/** Near the closed texts without their secret word. */
const closedWords = "后备干部调配谈话由几名工作人员参加";

const wholeReport = { request: "写一份2025年后备干部调配工作总结" };

/** One row a route: a route without a row fails the test. */
export const rows: Readonly<Record<string, RouteRow>> = {
  "ALL /api/*": { right: "reader", path: "/api/nothing", allowed: [404] },
  "DELETE /api/draft/:id": { right: "reader", path: "/api/draft/nothing", allowed: [400] },
  "GET /*": { right: "open", path: "/assets/nothing.js", allowed: [404] },
  "GET /healthz": { right: "open" },
  "GET /metrics": { right: "admin" },
  "GET /api/audit": { right: "admin" },
  // One version only: those who may see it are told so by its title.
  "GET /api/compare": {
    right: "reader",
    path: `/api/compare?topic=${encodeURIComponent("调配办法")}`,
    allowed: [400],
  },
  "GET /api/documents": { right: "reader" },
  "GET /api/documents/:id": { right: "reader", path: `/api/documents/${closedFile}`, allowed: [200, 404] },
  "GET /api/draft/:id": { right: "reader", path: "/api/draft/nothing", allowed: [400] },
  "GET /api/draft": { right: "reader" },
  "GET /api/evaluations": { right: "admin" },
  "GET /api/insights": { right: "admin" },
  "GET /api/installation": { right: "admin" },
  "GET /api/kinds": { right: "reader" },
  "GET /api/reload": { right: "admin" },
  "GET /api/search": {
    right: "reader",
    path: `/api/search?q=${encodeURIComponent(closedWords)}&all_versions=1&explain=1&k=50`,
  },
  "GET /api/status": { right: "reader" },
  "GET /api/users": { right: "admin" },
  "POST /api/ask": { right: "reader", body: { question: `${closedWords}？` } },
  "POST /api/check": { right: "reader", body: { text: "根据《干部任前公示办法》，公示5个工作日。" } },
  "POST /api/documents": { right: "admin", body: uploadForm },
  "POST /api/draft": { right: "reader", body: { request: "写一段2025年后备干部调配工作情况" } },
  "POST /api/draft/:id/resume": { right: "reader", path: "/api/draft/nothing/resume", allowed: [400] },
  "POST /api/draft/:id/revise": {
    right: "reader",
    path: "/api/draft/nothing/revise",
    body: { instruction: "缩短到200字" },
    allowed: [400],
  },
  "POST /api/draft/outline": { right: "reader", body: wholeReport, allowed: [200, 400] },
  "POST /api/draft/whole": { right: "reader", body: wholeReport, allowed: [200, 400] },
  "POST /api/draft/docx": { right: "reader", body: { text: "一、总体情况" } },
  "POST /api/feedback": {
    right: "reader",
    body: { verdict: "down", reason: "不完整", question: closedWords, outcome: "refused", cited: [] },
  },
  "POST /api/installation/model": { right: "admin" },
  "POST /api/materials": { right: "reader", body: uploadForm, allowed: [200, 400] },
  "POST /api/login": { right: "open", body: { token: "wrong-token" }, allowed: [401, 429] },
  "POST /api/logout": { right: "open" },
  "POST /api/reload": { right: "admin", body: { full: false } },
  "POST /api/reload/cancel": { right: "admin" },
  "POST /api/streams/:id/stop": { right: "reader", path: "/api/streams/nothing/stop", allowed: [404] },
  "POST /api/users": { right: "admin", body: { id: "新来的" }, allowed: [201, 400] },
  "POST /api/users/:id": {
    right: "admin",
    path: "/api/users/无此人",
    body: { role: "admin" },
    allowed: [400],
  },
  "POST /api/users/:id/revoke": { right: "admin", path: "/api/users/无此人/revoke", allowed: [400] },
  "POST /api/users/:id/rotate": { right: "admin", path: "/api/users/无此人/rotate", allowed: [400] },
  "PUT /api/draft/:id": {
    right: "reader",
    path: "/api/draft/nothing",
    body: { text: "改后的正文。" },
    allowed: [400],
  },
  // The channel's own server checks its caller.
  "POST /telegram": { right: "open", body: {}, allowed: [401] },
};

function uploadForm(): FormData {
  const form = new FormData();
  form.set("kind", "policy");
  form.append("files", new File(["# 办法\n\n第一条　内容。\n"], "上传的办法.md"));
  return form;
}

/** Sends what a row says to `METHOD path`. */
export function call(url: string, route: string, headers: Record<string, string>): Promise<Response> {
  const row = rows[route] ?? { right: "open" };
  const [verb = "", pattern = ""] = route.split(" ");
  const method = verb === "ALL" ? "PATCH" : verb;
  const { body } = row;
  const content =
    typeof body === "function"
      ? { body: body(), headers }
      : body === undefined
        ? { headers }
        : { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
  return fetch(url + (row.path ?? pattern), { method, ...content });
}
