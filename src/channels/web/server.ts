import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type { Assistant } from "../../assistant.ts";
import { ConfigError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { AuditLog } from "../../domain/people/audit-log.ts";
import type { Installation } from "../../domain/operation/installation.ts";
import type { People } from "../../domain/people/people.ts";
import { createAccess } from "./access/access.ts";
import { createEventStreams } from "./event-stream.ts";
import { formatUrl } from "./access/loopback.ts";
import { readPageFiles } from "./page-files.ts";
import { createWebApp, type Webhook } from "./web-app.ts";

export interface WebServerOptions {
  readonly assistant: Assistant;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly people: People;
  readonly audit: AuditLog;
  readonly logger: Logger;
  /** Where the built page lies (dist/page). */
  readonly pageDir: string;
  /** @default 15000 */
  readonly heartbeatMs?: number;
  /** What other channels add to /healthz. */
  readonly health?: () => object;
  /** A path that another channel's server calls; it checks its caller itself. */
  readonly webhook?: Webhook | null;
  /** What 管理 shows of how this installation is set up. */
  readonly installation: Installation;
  /** How long a cut stream can be read on. @default 60000 */
  readonly resumeMs?: number;
}

export interface WebServer {
  /** @throws ConfigError when the port is taken, the address is unknown, or a token is missing. */
  listen(): Promise<{ readonly url: string }>;
  /** Takes no more requests, ends running streams with an `error` event; done within 5 s. */
  close(): Promise<void>;
}

/** How long a client may take to read its last event before the connection is cut. */
const graceMs = 2000;

export function createWebServer(options: WebServerOptions): WebServer {
  const { host, port, logger, pageDir } = options;
  const closing = new AbortController();
  let server: Server | null = null;

  return {
    async listen() {
      const access = createAccess(options);
      const streams = createEventStreams({
        logger,
        closing: closing.signal,
        heartbeatMs: options.heartbeatMs ?? 15_000,
        resumeMs: options.resumeMs ?? 60_000,
      });
      const files = await readPageFiles(pageDir);
      const app = createWebApp({ ...options, access, streams, files });
      // Without http2 or TLS options the adaptor makes a plain node:http server.
      const listening = createAdaptorServer({ fetch: app.fetch }) as Server;
      await bind(listening, host, port);
      server = listening;
      return { url: formatUrl(host, (listening.address() as AddressInfo).port) };
    },
    async close() {
      closing.abort();
      const running = server;
      server = null;
      if (running === null) return;
      const closed = new Promise<void>((resolve) => {
        running.close(() => resolve());
      });
      // A kept-alive connection becomes idle only once its last answer is out: ask again and again.
      const sweep = setInterval(() => running.closeIdleConnections(), 20);
      await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
      clearInterval(sweep);
      running.closeAllConnections();
      await closed;
    },
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new ConfigError(
        `端口 ${port} 已被占用`,
        "可能已有一个有据在运行；请关掉它，或设置 PORT=其他端口（PORT=0 自动选）",
      );
    case "EACCES":
      return new ConfigError(`没有权限使用端口 ${port}`, "请设置 PORT=1024 以上的端口");
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ConfigError(`HOST=${host} 不是这台电脑的地址`, "请改为 127.0.0.1 或 0.0.0.0");
    default:
      return error;
  }
}
