import type { Document } from "grammy/types";
import { readFile } from "node:fs/promises";
import { get as httpGet, type Agent, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import { isAbsolute } from "node:path";
import type { TelegramConfig } from "../../../settings/telegram.ts";
import type { BotContext } from "../intake/delivery.ts";
import { hasErrorCode } from "./failures.ts";

/** Bot API: getFile ends at 20 MB. */
const mostBytes = 20 * 1024 * 1024;
const timeoutMs = 60_000;

/** A file that somebody sent, in memory; or the sentence to say instead. */
export type Download = (ctx: BotContext, document: Document) => Promise<Uint8Array | string>;

const tooBig = "文件超过 20 MB，Telegram 不让机器人读取，请到网页端上传。";
const gone = "文件没有下载成功，请再发一次。";

export function createDownload(
  { apiRoot, token }: Pick<TelegramConfig, "apiRoot" | "token">,
  agent: Agent,
): Download {
  const fetchPath = async (path: string): Promise<Uint8Array> => {
    // A Bot API server of our own in local mode names a file on this machine.
    if (isAbsolute(path)) return await readFile(path);
    const url = `${apiRoot}/file/bot${token}/${path}`;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const get = url.startsWith("https:") ? httpsGet : httpGet;
      get(url, { agent, timeout: timeoutMs }, resolve).on("error", reject);
    });
    if (response.statusCode !== 200) throw new Error(`status ${String(response.statusCode)}`);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      // What the message said of its size need not be true.
      if (size > mostBytes) throw new RangeError("too big");
    }
    return Buffer.concat(chunks);
  };

  return async (ctx, document) => {
    if ((document.file_size ?? 0) > mostBytes) return tooBig;
    try {
      const { file_path: path } = await ctx.api.getFile(document.file_id);
      return path === undefined ? gone : await fetchPath(path);
    } catch (error) {
      if (error instanceof RangeError) return tooBig;
      if (hasErrorCode(error, 400) && error instanceof Error && error.message.includes("too big"))
        return tooBig;
      // The address holds the token: it goes into no message.
      return gone;
    }
  };
}
