import type { AnswerEvent } from "../../../../domain/answers/answer.ts";
import type { ReloadEvent } from "../../../../domain/operation/reload.ts";
import type { AssistantStatus, DocumentView } from "../../../../domain/documents/view.ts";
import { postForEvents } from "./event-stream.ts";
import { getJson, post } from "./http.ts";

/** What `GET /api/status` adds to the status of the assistant. */
export interface Status extends AssistantStatus {
  readonly role: "staff" | "admin";
  /** Whose conversations this browser shows; `local` where nobody has to log in. */
  readonly user: string;
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

/** One question as it goes to the server. */
export interface Question {
  readonly text: string;
  /** A file that this one question is about; it is stored nowhere. */
  readonly file: File | null;
  /** About the file that the conversation holds from before. */
  readonly attached: boolean;
  readonly conversation: string;
  /** Earlier questions, for a server that was restarted meanwhile and remembers none. */
  readonly history: readonly string[];
}

/** The events of one answer, in the shape the server's own channels see. */
export async function* ask(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  for await (const { name, data } of postForEvents("/api/ask", bodyOf(question), signal)) {
    const { attached, ...value } = JSON.parse(data) as { attached?: object | null };
    yield (
      name === "answer-end"
        ? { type: name, answer: value, ...(attached ? { attached } : {}) }
        : { type: name, ...value }
    ) as AnswerEvent;
  }
}

function bodyOf({ text, file, attached, conversation, history }: Question): object {
  if (file === null) return { question: text, conversation, history, ...(attached ? { attached } : {}) };
  const form = new FormData();
  form.set("question", text);
  form.set("conversation", conversation);
  form.set("file", file);
  return form;
}

export type ReloadUpdate = ReloadEvent | { readonly type: "error"; readonly message: string };

export async function* reload(signal: AbortSignal): AsyncGenerator<ReloadUpdate> {
  for await (const { name, data } of postForEvents("/api/reload", {}, signal)) {
    const value = JSON.parse(data) as object;
    yield (name === "reload-end" ? { type: name, report: value } : { type: name, ...value }) as ReloadUpdate;
  }
}
