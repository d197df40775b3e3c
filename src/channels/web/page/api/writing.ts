import type {
  Draft,
  DraftEvent,
  DraftRequest,
  DraftSummary,
  ProposedOutline,
} from "../../../../domain/writing/draft.ts";
import type { Materials } from "../../../../domain/writing/materials.ts";
import type { Review, ReviewedFile } from "../../../../domain/writing/review.ts";
import type { WordRequest } from "../../../../domain/writing/word.ts";
import type { KindSummary } from "../../../../domain/writing/writing.ts";
import { postForEvents } from "./event-stream.ts";
import { ApiError, getJson, post, send } from "./http.ts";

export async function fetchKinds(signal: AbortSignal): Promise<readonly KindSummary[]> {
  const { kinds } = await getJson<{ kinds: KindSummary[] }>("/api/kinds", signal);
  return kinds;
}

export async function fetchDrafts(signal: AbortSignal): Promise<readonly DraftSummary[]> {
  const { drafts } = await getJson<{ drafts: DraftSummary[] }>("/api/draft", signal);
  return drafts;
}

/** All versions, oldest first. */
export async function fetchVersions(id: string, signal?: AbortSignal): Promise<readonly Draft[]> {
  const { versions } = await getJson<{ versions: Draft[] }>(`/api/draft/${encodeURIComponent(id)}`, signal);
  return versions;
}

export async function removeDraft(id: string): Promise<void> {
  await send(`/api/draft/${encodeURIComponent(id)}`, { method: "DELETE" });
}

export function startDraft(request: DraftRequest, signal: AbortSignal): AsyncGenerator<DraftEvent> {
  return draftEvents("/api/draft", request, signal);
}

/** What a whole report would be, to be edited before it is written. */
export async function proposeOutline(request: DraftRequest): Promise<ProposedOutline> {
  return (await (await post("/api/draft/outline", request)).json()) as ProposedOutline;
}

/** Goes on with a report that was stopped; what is written of it stays. */
export function resumeDraft(id: string, signal: AbortSignal): AsyncGenerator<DraftEvent> {
  return draftEvents(`/api/draft/${encodeURIComponent(id)}/resume`, {}, signal);
}

export interface MaterialsOptions {
  /** Add up what several units report of one thing. */
  readonly sum: boolean;
  /** Units that should have reported, as typed. */
  readonly expected: string;
  /** Year of the draft; null for this year. */
  readonly year: number | null;
}

/** The facts in what units handed in; nothing of it is kept. */
export async function readMaterials(
  files: readonly File[],
  { sum, expected, year }: MaterialsOptions,
  signal: AbortSignal,
): Promise<Materials> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  form.set("sum", String(sum));
  form.set("expected", expected);
  if (year !== null) form.set("year", String(year));
  const response = await send("/api/materials", { method: "POST", body: form, signal });
  return (await response.json()) as Materials;
}

/** `base`: `step.at` of the version to be changed. @throws Overtaken */
export async function* reviseDraft(
  id: string,
  body: { readonly instruction: string; readonly base: string },
  signal: AbortSignal,
): AsyncGenerator<DraftEvent> {
  try {
    yield* draftEvents(`/api/draft/${encodeURIComponent(id)}/revise`, body, signal);
  } catch (error) {
    throw asOvertaken(error);
  }
}

async function* draftEvents(address: string, body: object, signal: AbortSignal): AsyncGenerator<DraftEvent> {
  for await (const { name, data } of postForEvents(address, body, signal)) {
    const value = JSON.parse(data) as object;
    yield (name === "draft-end" ? { type: name, draft: value } : { type: name, ...value }) as DraftEvent;
  }
}

/** Somebody else, or another tab, has saved the draft since: `latest` is theirs. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
  readonly latest: Draft;

  constructor(latest: Draft) {
    super("overtaken");
    this.latest = latest;
  }
}

export interface DraftSave {
  readonly text: string;
  readonly what: string;
  readonly continues: boolean;
  readonly base: string;
}

/** @throws Overtaken, ApiError */
export async function saveDraft(id: string, save: DraftSave): Promise<Draft> {
  try {
    const response = await send(`/api/draft/${encodeURIComponent(id)}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(save),
    });
    return (await response.json()) as Draft;
  } catch (error) {
    throw asOvertaken(error);
  }
}

function asOvertaken(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.status !== 409) return error;
  const { latest } = (error.body ?? {}) as { latest?: Draft };
  return latest === undefined ? error : new Overtaken(latest);
}

export interface WordExport extends WordRequest {
  /** Tells where the figures come from when the text is this draft's. */
  readonly draft?: string | undefined;
}

export async function exportWord(request: WordExport): Promise<Blob> {
  return (await post("/api/draft/docx", request)).blob();
}

export async function checkText(text: string, signal: AbortSignal): Promise<Review> {
  const response = await post("/api/check", { text }, signal);
  return (await response.json()) as Review;
}

/** The findings of a file, and its text, into which they point. */
export async function checkFile(file: File, signal: AbortSignal): Promise<ReviewedFile> {
  const form = new FormData();
  form.set("file", file);
  const response = await send("/api/check", { method: "POST", body: form, signal });
  return (await response.json()) as ReviewedFile;
}
