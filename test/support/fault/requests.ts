import { parseEvents } from "../web-test-server.ts";
import { adminToken } from "./program.ts";

/** The last event of a stream: its name and its object. @throws when the stream was cut. */
export interface LastEvent {
  readonly event: string;
  // What `data:` holds is for the test to check.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
}

const authorization = `Bearer ${adminToken}`;
const json = { "content-type": "application/json", authorization };

export async function postStream(url: string, path: string, body: object): Promise<LastEvent> {
  const response = await fetch(url + path, { method: "POST", headers: json, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  const last = parseEvents(text).at(-1);
  if (last === undefined) throw new Error("the stream ended without an event");
  return last;
}

export function ask(url: string, question: string): Promise<LastEvent> {
  return postStream(url, "/api/ask", { question });
}

export function reload(url: string, full = false): Promise<LastEvent> {
  return postStream(url, "/api/reload", { full });
}

export async function upload(url: string, name: string, text: string): Promise<Response> {
  const form = new FormData();
  form.set("kind", "policy");
  form.append("files", new File([text], name));
  return fetch(`${url}/api/documents`, { method: "POST", body: form, headers: { authorization } });
}

// oxlint-disable-next-line typescript/no-explicit-any
export async function getJson(url: string, path: string): Promise<any> {
  const response = await fetch(url + path, { headers: { authorization } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

// oxlint-disable-next-line typescript/no-explicit-any
export async function postFor(url: string, path: string, body: object): Promise<any> {
  const response = await fetch(url + path, { method: "POST", headers: json, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
