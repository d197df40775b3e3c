import type { HonoRequest } from "hono";
import { WebError } from "./web-errors.ts";

/** The body as a form with files. @throws WebError 400 when it is something else, or the limit's own. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof WebError) throw error;
    throw new WebError(400, "请求内容不是表单", "请用 multipart/form-data");
  }
}

export function isForm(request: HonoRequest): boolean {
  return request.header("content-type")?.startsWith("multipart/form-data") ?? false;
}
