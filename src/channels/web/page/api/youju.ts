import type { AnswerEvent } from "../../../../domain/answer.ts";
import type { ReloadEvent } from "../../../../domain/reload.ts";
import type { AssistantStatus, DocumentView } from "../../../../domain/view.ts";
import { postForEvents } from "./event-stream.ts";
import { getJson, post } from "./http.ts";

/** What `GET /api/status` adds to the status of the assistant. */
export interface Status extends AssistantStatus {
  readonly role: "staff" | "admin";
  readonly login_required: boolean;
}

export function fetchStatus(): Promise<Status> {
  return getJson("/api/status");
}

export function fetchDocument(file: string, signal: AbortSignal): Promise<DocumentView> {
  return getJson(`/api/documents/${encodeURIComponent(file)}`, signal);
}

export async function login(token: string): Promise<void> {
  await post("/api/login", { token });
}

export async function logout(): Promise<void> {
  await post("/api/logout", {});
}

/** The events of one answer, in the shape the server's own channels see. */
export async function* ask(
  question: string,
  conversation: string | null,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const body = conversation === null ? { question } : { question, conversation };
  for await (const { name, data } of postForEvents("/api/ask", body, signal)) {
    const value = JSON.parse(data) as object;
    yield (name === "answer-end" ? { type: name, answer: value } : { type: name, ...value }) as AnswerEvent;
  }
}

export type ReloadUpdate = ReloadEvent | { readonly type: "error"; readonly message: string };

export async function* reload(signal: AbortSignal): AsyncGenerator<ReloadUpdate> {
  for await (const { name, data } of postForEvents("/api/reload", {}, signal)) {
    const value = JSON.parse(data) as object;
    yield (name === "reload-end" ? { type: name, report: value } : { type: name, ...value }) as ReloadUpdate;
  }
}
