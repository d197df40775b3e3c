import type { Comparison } from "../../../../domain/documents/comparison.ts";
import type { ReloadRecord } from "../../../../domain/operation/reload.ts";
import type { SearchResult } from "../../../../domain/answers/search.ts";
import type { UploadResult } from "../../../../domain/operation/upload.ts";
import type { DocumentKind } from "../../../../domain/documents/document.ts";
import type { DocumentSummary } from "../../../../domain/documents/view.ts";
import { getJson, messageOf, post, send } from "./http.ts";

export async function fetchDocuments(signal: AbortSignal): Promise<readonly DocumentSummary[]> {
  const { documents } = await getJson<{ documents: DocumentSummary[] }>("/api/documents", signal);
  return documents;
}

/** Whole paragraphs of past reports, newest first. */
export function searchMaterials(topic: string, signal: AbortSignal): Promise<SearchResult> {
  const query = new URLSearchParams({ q: topic, k: "100", kind: "report", whole: "1" });
  return getJson(`/api/search?${query.toString()}`, signal);
}

/** A file to send, with its path below the folder it was dropped in. */
export interface OutgoingFile {
  readonly path: string;
  readonly file: File;
}

/** One request stays well under the server's limit, so that progress moves and a failure costs little. */
const filesPerRequest = 25;
const bytesPerRequest = 50 * 1024 * 1024;

/** What came of sending files; `unsent` were not reached when something broke off or somebody stopped it. */
export interface Sent extends UploadResult {
  readonly unsent: readonly OutgoingFile[];
  /** Why it broke off, for the person; null: it did not, or was stopped. */
  readonly failure: string | null;
}

/** Sends files in several requests; `onProgress` hears how many are through. Never throws. */
export async function upload(
  kind: DocumentKind,
  files: readonly OutgoingFile[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const saved: UploadResult["saved"][number][] = [];
  const rejected: UploadResult["rejected"][number][] = [];
  let done = 0;
  for (const batch of batches(files)) {
    const form = new FormData();
    form.set("kind", kind);
    for (const { path, file } of batch) form.append("files", file, path);
    try {
      const response = await send("/api/documents", { method: "POST", body: form, signal });
      const result = (await response.json()) as UploadResult;
      saved.push(...result.saved);
      rejected.push(...result.rejected);
    } catch (error) {
      const failure = signal.aborted ? null : messageOf(error);
      return { saved, rejected, unsent: files.slice(done), failure };
    }
    done += batch.length;
    onProgress(done);
  }
  return { saved, rejected, unsent: [], failure: null };
}

export function batches(files: readonly OutgoingFile[]): OutgoingFile[][] {
  const all: OutgoingFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = all.at(-1);
    if (last === undefined || last.length >= filesPerRequest || bytes + file.file.size > bytesPerRequest) {
      all.push([file]);
      bytes = file.file.size;
    } else {
      last.push(file);
      bytes += file.file.size;
    }
  }
  return all;
}

/** How the last updates went, newest first. */
export async function fetchReloads(signal: AbortSignal): Promise<readonly ReloadRecord[]> {
  const { reloads } = await getJson<{ reloads: ReloadRecord[] }>("/api/reload?limit=20", signal);
  return reloads;
}

export function fetchComparison(older: string, newer: string, signal: AbortSignal): Promise<Comparison> {
  return getJson(`/api/compare?${new URLSearchParams({ old: older, new: newer }).toString()}`, signal);
}

export async function cancelReload(): Promise<void> {
  await post("/api/reload/cancel", {});
}
