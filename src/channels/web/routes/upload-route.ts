import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Assistant } from "../../../assistant.ts";
import type { IncomingFile } from "../../../domain/operation/upload.ts";
import type { AuditLog } from "../../../domain/people/audit-log.ts";
import { requireAdmin } from "../access/guards.ts";
import { readForm } from "../read-form.ts";
import { parseInput, uploadSchema } from "../request-schemas.ts";
import type { WebEnvironment } from "../web-environment.ts";
import { WebError } from "../web-errors.ts";

const mebibyte = 1024 * 1024;
/** Held in memory while it arrives: the page sends many files as several requests. */
const requestBytes = 200 * mebibyte;
const fileBytes = 100 * mebibyte;

/**
 * `POST /api/documents`, multipart: `kind` (policy or report) and any number of `files`, whose names may
 * be paths below a dropped folder. Answers what was saved and what was not; a reload takes it in.
 */
export function uploadRoute(assistant: Assistant, audit: AuditLog) {
  return new Hono<WebEnvironment>().post(
    "/",
    requireAdmin,
    bodyLimit({
      maxSize: requestBytes,
      onError: () => {
        throw new WebError(413, "一次上传的文件太多", "每次最多 200 MB，请分几次上传");
      },
    }),
    async (context) => {
      const form = await readForm(context.req.raw);
      const { kind } = parseInput(uploadSchema, { kind: form.get("kind") ?? undefined });
      const files = form.getAll("files").filter((entry) => entry instanceof File);
      if (files.length === 0) throw new WebError(400, "没有收到文件", "请选择要上传的文件");
      const tooBig = files.filter(({ size }) => size > fileBytes);
      const fitting = files.filter(({ size }) => size <= fileBytes);
      const { saved, rejected } = await assistant.receive({
        kind,
        files: await Promise.all(fitting.map(read)),
      });
      const actor = context.get("reader").userId;
      for (const { file } of saved) audit.append({ actor, action: "upload", subject: file });
      return context.json({
        saved,
        rejected: [
          ...rejected,
          ...tooBig.map(({ name }) => ({
            file: name,
            reason: "文件太大",
            fix: "每个文件最多 100 MB，请拆分后上传",
          })),
        ],
      });
    },
  );
}

async function read(file: File): Promise<IncomingFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
