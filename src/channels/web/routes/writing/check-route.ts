import { Hono } from "hono";
import type { Writing } from "../../../../domain/writing.ts";
import { isForm, limitForm, readForm, readUploaded } from "../../read-form.ts";
import { parseInput, readJson } from "../../request-schemas.ts";
import type { WebEnvironment } from "../../web-environment.ts";
import { WebError } from "../../web-errors.ts";
import { checkSchema } from "../../writing-schemas.ts";

/**
 * `POST /api/check`: what a reader would mark in a writer's own text: JSON `{text, file?}`, or a form with
 * one `file` in any format, which is read once and kept nowhere.
 */
export function checkRoute(writing: Writing) {
  return new Hono<WebEnvironment>().post("/", limitForm(100), async (context) => {
    const reader = context.get("reader");
    if (!isForm(context)) {
      const { text, file } = parseInput(checkSchema, await readJson(context.req));
      return context.json(writing.review(text, file ?? null, reader));
    }
    const file = (await readForm(context)).get("file");
    if (!(file instanceof File)) throw new WebError(400, "没有收到文件", "请选择要审校的文件");
    const { name, bytes } = await readUploaded(file);
    return context.json(await writing.reviewFile(name, bytes, reader));
  });
}
