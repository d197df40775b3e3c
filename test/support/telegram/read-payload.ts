import type { IncomingMessage } from "node:http";
import type { Payload } from "./limits.ts";

interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A call's parameters, from JSON or from a form with a file, as grammY sends them. */
export async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const [, boundary] =
    /^multipart\/form-data;\s*boundary="?([^";]+)/u.exec(request.headers["content-type"] ?? "") ?? [];
  if (boundary === undefined) return body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as Payload);
  const payload: Payload = {};
  const files = new Map<string, FormFile>();
  // Latin 1 keeps every byte, so that parts can be cut as text.
  for (const part of body.toString("latin1").split(`--${boundary}`)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const name = /name="?([^";\r\n]+)/u.exec(head)?.[1];
    if (name === undefined) continue;
    const content = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/u, ""), "latin1");
    const fileName = /filename="?([^";\r\n]+)/u.exec(head)?.[1];
    if (fileName === undefined) payload[name] = parsed(content.toString("utf8"));
    else files.set(name, { name: Buffer.from(fileName, "latin1").toString("utf8"), bytes: content });
  }
  for (const [key, value] of Object.entries(payload)) {
    const [, part] = typeof value === "string" ? (/^attach:\/\/(.+)$/u.exec(value) ?? []) : [];
    if (part !== undefined) payload[key] = files.get(part);
  }
  return payload;
}

/** Numbers, booleans and objects come as JSON; a text is itself. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
