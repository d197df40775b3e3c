import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Writing } from "../../../../domain/writing/writing.ts";
import { isForm, readForm } from "../../read-form.ts";
import { parseInput, readJson } from "../../request-schemas.ts";
import type { WebEnvironment } from "../../web-environment.ts";
import { WebError } from "../../web-errors.ts";
import { checkSchema } from "../../writing-schemas.ts";

const fileBytes = 20 * 1024 * 1024;

/**
 * `POST /api/check {text}`, or multipart with `file`: what a reader would mark in a writer's own text.
 * For a file the text it holds is answered too: the findings' offsets are into it.
 */
export function checkRoute(writing: Writing) {
  return new Hono<WebEnvironment>().post(
    "/",
    bodyLimit({
      maxSize: fileBytes,
      onError: () => {
        throw new WebError(413, "文件太大", "最多 20 MB，请拆分后再检查");
      },
    }),
    async (context) => {
      const reader = context.get("reader");
      if (!isForm(context.req)) {
        const { text, file } = parseInput(checkSchema, await readJson(context.req));
        return context.json(writing.review(text, file ?? null, reader));
      }
      const file = (await readForm(context.req.raw)).get("file");
      if (!(file instanceof File)) throw new WebError(400, "没有收到文件", "请选择要检查的文件");
      const bytes = new Uint8Array(await file.arrayBuffer());
      return context.json(await writing.reviewFile(file.name, bytes, reader));
    },
  );
}
