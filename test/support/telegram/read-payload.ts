import type { IncomingMessage } from "node:http";
import type { Payload } from "./limits.ts";

/** A call's parameters, from JSON or from a form with a file, as grammY sends them. */
export async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data"))
    return body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as Payload);
  const form = await new Response(body, { headers: { "content-type": type } }).formData();
  const payload: Payload = {};
  const files = new Map<string, { name: string; bytes: Uint8Array }>();
  for (const [key, value] of form) {
    if (typeof value === "string") payload[key] = parsed(value);
    else files.set(key, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
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
