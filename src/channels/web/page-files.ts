import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** A file of the built page, read and compressed once at start. */
export interface PageFile {
  readonly body: Buffer;
  /** Null where compressing gains nothing. */
  readonly gzip: Buffer | null;
  readonly type: string;
  readonly etag: string;
  /** Its name carries a hash of its content: it may be kept for ever. */
  readonly immutable: boolean;
}

/** By address: `/assets/main-a1b2.js` → file. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

const compress = promisify(gzip);

/** Every file below `pageDir`; empty where the page was never built. */
export async function readPageFiles(pageDir: string): Promise<PageFiles> {
  const entries = await readdir(pageDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, PageFile]> => {
        const file = path.join(entry.parentPath, entry.name);
        const address = `/${path.relative(pageDir, file).split(path.sep).join("/")}`;
        return [address, await readPageFile(file, address.startsWith("/assets/"))];
      }),
  );
  return new Map(files);
}

async function readPageFile(file: string, immutable: boolean): Promise<PageFile> {
  const body = await readFile(file);
  const compressed = await compress(body, { level: 9 });
  return {
    body,
    gzip: compressed.length < body.length * 0.9 ? compressed : null,
    type: types[path.extname(file)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    immutable,
  };
}
