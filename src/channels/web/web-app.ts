import { Hono, type HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import type { Assistant } from "../../assistant.ts";
import { BusyError, IngestionError, machineErrorOf, UsageError } from "../../errors.ts";
import type { AuditLog } from "../../domain/people/audit-log.ts";
import type { Installation } from "../../domain/operation/installation.ts";
import type { People } from "../../domain/people/people.ts";
import type { Access } from "./access/access.ts";
import type { EventStreamOptions } from "./event-stream.ts";
import { createGate, Overload } from "./access/gate.ts";
import { limitRate, refuseCrossSite, requireAdmin, requireReader, throughGate } from "./access/guards.ts";
import type { PageFiles } from "./page-files.ts";
import { isForm } from "./read-form.ts";
import { askRoute } from "./routes/ask-route.ts";
import { checkRoute } from "./routes/writing/check-route.ts";
import { draftRoutes } from "./routes/writing/draft-routes.ts";
import { materialsRoute } from "./routes/writing/materials-route.ts";
import { installationRoutes } from "./routes/installation-routes.ts";
import { insightRoutes } from "./routes/insight-routes.ts";
import { libraryRoutes } from "./routes/library-routes.ts";
import { pageRoutes } from "./routes/page-routes.ts";
import { reloadRoute } from "./routes/reload-route.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { sessionRoutes } from "./routes/session-routes.ts";
import { streamRoutes } from "./routes/stream-routes.ts";
import { uploadRoute } from "./routes/upload-route.ts";
import { userRoutes } from "./routes/user-routes.ts";
import { logRequests } from "./request-log.ts";
import { securityHeaders } from "./access/security-headers.ts";
import type { WebEnvironment } from "./web-environment.ts";
import { errorBody, isAbandoned, WebError } from "./web-errors.ts";

/** A question of 20,000 characters with its history fits; a pasted file does not. */
const bodyBytes = 256 * 1024;

const metricsType = "text/plain; version=0.0.4; charset=utf-8";

export interface Webhook {
  readonly path: string;
  receive(request: Request): Promise<Response>;
}

/** Questions of one reader: a person at the keyboard never meets this, a loop does. */
const questions = { perMinute: 120, burst: 60 };

/**
 * What is taken in at once. Answers wait for a model most of the time; an upload lies in memory whole. Those
 * who wait are told by the open connection, everyone beyond at once.
 */
const gateLimits = {
  answers: { atOnce: 32, waiting: 400, perOwner: 24 },
  reading: { atOnce: 8, waiting: 200, perOwner: 24 },
  uploads: { atOnce: 2, waiting: 8, perOwner: 4 },
};

export interface WebAppOptions {
  readonly assistant: Assistant;
  readonly people: People;
  readonly audit: AuditLog;
  readonly access: Access;
  readonly streams: EventStreamOptions;
  readonly files: PageFiles;
  readonly health?: () => object;
  readonly webhook?: Webhook | null;
  readonly installation: Installation;
}

/** Every route in one visible order: open ones, then the guard, then what it protects, then the page. */
export function createWebApp(options: WebAppOptions): Hono<WebEnvironment> {
  const { assistant, people, audit, access, streams, files, webhook } = options;
  const gates = {
    answers: createGate(gateLimits.answers),
    reading: createGate(gateLimits.reading),
    uploads: createGate(gateLimits.uploads),
  };
  const app = new Hono<WebEnvironment>();
  app.use(logRequests(streams.logger));
  app.use(securityHeaders);
  app.use(refuseCrossSite);
  const limitBody = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw new WebError(413, "内容太长", "最多 256 kB");
    },
  });
  app.use("/api/*", (context, next) => (takesFiles(context.req) ? next() : limitBody(context, next)));
  app.use("/api/*", compress());

  app.get("/healthz", (context) => context.json({ ok: true, ...options.health?.() }));
  if (webhook) app.post(webhook.path, limitBody, (context) => webhook.receive(context.req.raw));
  app.route("/api", sessionRoutes(access));
  app.get("/metrics", requireReader(access), requireAdmin, async (context) =>
    context.text(await assistant.metrics(), 200, { "Content-Type": metricsType }),
  );
  app.use("/api/*", requireReader(access));
  app.use("/api/ask", limitRate(questions));
  app.route("/api/ask", askRoute(assistant, streams, gates.answers));
  app.use("/api/draft/*", limitRate(questions));
  app.route("/api/draft", draftRoutes(assistant.writing, streams, gates.answers));
  app.get("/api/kinds", (context) => context.json({ kinds: assistant.writing.kinds() }));
  for (const path of ["/api/check", "/api/materials", "/api/search"])
    app.use(path, throughGate(gates.reading));
  app.on("POST", "/api/documents", throughGate(gates.uploads));
  app.use("/api/check", limitRate(questions));
  app.route("/api/check", checkRoute(assistant.writing));
  app.use("/api/materials", limitRate(questions));
  app.route("/api/materials", materialsRoute(assistant.writing));
  app.route("/api/reload", reloadRoute(assistant, streams, audit));
  app.route("/api/streams", streamRoutes(streams));
  app.route("/api/users", userRoutes(people));
  app.route("/api/documents", uploadRoute(assistant, audit));
  app.route("/api/audit", auditRoutes(audit));
  app.route("/api/installation", installationRoutes(options.installation));
  app.use("/api/feedback", limitRate(questions));
  app.route("/api", insightRoutes(assistant));
  app.route("/api", libraryRoutes(assistant));
  app.get("/api/status", (context) =>
    context.json({
      ...assistant.status(context.get("reader")),
      role: context.get("reader").role,
      user: context.get("reader").userId,
      login_required: access.loginRequired(),
    }),
  );
  app.all("/api/*", () => {
    throw new WebError(404, "没有这个接口", "接口清单见 README");
  });
  app.route("/", pageRoutes(files));

  app.notFound((context) => context.json({ error: { message: "没有这个页面", fix: "请从首页进入" } }, 404));
  app.onError((error, context) => {
    if (error instanceof Overload) context.header("Retry-After", String(error.retryAfter));
    if (error instanceof WebError) return context.json(errorBody(error), error.status);
    if (error instanceof UsageError) return context.json(errorBody(error), 400);
    if (error instanceof IngestionError) return context.json(errorBody(error), 422);
    if (error instanceof BusyError) return context.json(errorBody(error), 409);
    // Nobody is left to be told, and nothing here has failed.
    if (isAbandoned(error))
      return context.json(errorBody(new WebError(400, "请求没有传完", "请检查网络后重试")), 400);
    const request = context.get("requestId");
    streams.logger.error({ error, request }, "request failed");
    return context.json(errorBody(error, request), machineErrorOf(error) === null ? 500 : 503);
  });
  return app;
}

/** Text, or a form with a file. */
const withFile = new Set(["/api/ask", "/api/check"]);

/** The routes with limits of their own. */
function takesFiles(request: HonoRequest): boolean {
  if (request.method !== "POST") return false;
  if (request.path === "/api/documents" || request.path === "/api/materials") return true;
  return withFile.has(request.path) && isForm(request);
}
