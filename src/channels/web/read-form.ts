import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { IncomingFile } from "../../domain/upload.ts";
import { WebError } from "./web-errors.ts";

const mebibyte = 1024 * 1024;

/** @throws WebError 400 when the body is no form. */
export async function readForm({ req }: Context): Promise<FormData> {
  try {
    return await req.raw.formData();
  } catch (error) {
    if (error instanceof WebError) throw error;
    throw new WebError(400, "请求内容不是表单", "请用 multipart/form-data，文件放在 files 字段");
  }
}

export function isForm({ req }: Context): boolean {
  return (req.header("content-type") ?? "").startsWith("multipart/form-data");
}

/** Refuses a request that is larger; it is held in memory while it arrives. */
export function limitForm(megabytes: number): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize: megabytes * mebibyte,
    onError: () => {
      throw new WebError(413, "一次上传的文件太多", `每次最多 ${megabytes} MB，请分几次上传`);
    },
  });
}

export async function readUploaded(file: File): Promise<IncomingFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
