import { type Context, Hono } from "hono";
import type { PageFile, PageFiles } from "../page-files.ts";
import type { WebEnvironment } from "../web-environment.ts";

/** Vite writes this into the page wherever a nonce belongs (page/vite-options.mjs). */
const noncePlaceholder = "__CSP_NONCE__";

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>有据 Youju</title>
<h1>网页还没有生成</h1><p>请在程序文件夹运行 <code>npm run build</code>，再重新启动。接口（/api/…）照常可用。</p></html>`;

/** The page and its hashed files. */
export function pageRoutes(files: PageFiles) {
  return new Hono<WebEnvironment>().get("*", (context) => {
    const { path } = context.req;
    if (path === "/" || path === "/index.html") return sendPage(context, files.get("/index.html"));
    const file = files.get(path);
    return file === undefined ? context.notFound() : sendFile(context, file);
  });
}

/** Never cached: it names the hashed files of this build and carries this response's nonce. */
function sendPage(context: Context<WebEnvironment>, file: PageFile | undefined): Response {
  if (file === undefined) return context.html(notBuilt, 503);
  return context.html(file.body.toString("utf8").replaceAll(noncePlaceholder, context.get("nonce")));
}

function sendFile(context: Context<WebEnvironment>, file: PageFile): Response {
  const headers: Record<string, string> = {
    "Content-Type": file.type,
    "Cache-Control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: file.etag,
    Vary: "Accept-Encoding",
  };
  if (context.req.header("if-none-match") === file.etag) return context.body(null, 304, headers);
  if (file.gzip !== null && /\bgzip\b/u.test(context.req.header("accept-encoding") ?? "")) {
    return context.body(new Uint8Array(file.gzip), 200, { ...headers, "Content-Encoding": "gzip" });
  }
  return context.body(new Uint8Array(file.body), 200, headers);
}
