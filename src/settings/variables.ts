import { z } from "zod";

/** The kinds of values an environment variable of ours may hold. */

export const list = z
  .string()
  .default("")
  .transform((value) => value.split(/[,，\s]+/u).filter(Boolean));

export const httpUrl = z
  .url({ protocol: /^https?$/u, error: "要写成 http:// 或 https:// 开头的地址" })
  .transform((value) => value.replace(/\/+$/u, ""));

export const optionalText = z.string().trim().min(1).optional();
