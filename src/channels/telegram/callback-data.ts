import { createHash } from "node:crypto";
import type { PasteForm } from "../../domain/answers/paste-citation.ts";

/**
 * A place in a source document, small enough for callback_data (64 bytes) and a deep link (64 characters).
 * The file is named by a hash, so a button survives restarts and reloads without any table of ours.
 */
export interface SourceReference {
  /** First 12 characters of the base64url SHA-256 of the file name. */
  readonly fileHash: string;
  readonly start: number;
  /** Equal to `start` when no part of the clause is to be marked. */
  readonly end: number;
}

export interface SourceCallback extends SourceReference {
  /** `open` sends the clause as a new message, `turn` shows it in the message of the button. */
  readonly action: "open" | "turn";
  /** From 0; null: the page that holds the quote. */
  readonly page: number | null;
}

export function hashFile(file: string): string {
  return createHash("sha256").update(file).digest("base64url").slice(0, 12);
}

/** `s:<hash>:<start>:<end>`: the button of a citation. */
export function openData(file: string, start: number, end: number): string {
  return `s:${hashFile(file)}:${String(start)}:${String(end)}`;
}

/** `n:<hash>:<start>:<end>:<page>`: neighbours and pages inside a clause message. */
export function turnData(reference: SourceReference, page: number): string {
  return `n:${reference.fileHash}:${String(reference.start)}:${String(reference.end)}:${String(page)}`;
}

/** Payload of `t.me/<bot>?start=…`. */
export function deepLinkPayload(file: string, start: number, end: number): string {
  return `src_${hashFile(file)}_${String(start)}_${String(end)}`;
}

/** Callback data comes from outside and may be forged: anything else than our form is null. */
export function parseSourceCallback(data: string): SourceCallback | null {
  const match = /^(?:s:([\w-]{12}):(\d{1,9}):(\d{1,9})|n:([\w-]{12}):(\d{1,9}):(\d{1,9}):(\d{1,4}))$/u.exec(
    data,
  );
  if (match === null) return null;
  const [, openHash, openStart, openEnd, turnHash, turnStart, turnEnd, page] = match;
  if (openHash !== undefined)
    return checked({ action: "open", ...reference(openHash, openStart, openEnd), page: null });
  if (turnHash === undefined) return null;
  return checked({ action: "turn", ...reference(turnHash, turnStart, turnEnd), page: Number(page) });
}

export function parseDeepLink(payload: string): SourceReference | null {
  const match = /^src_([\w-]{12})_(\d{1,9})_(\d{1,9})$/u.exec(payload);
  return match === null ? null : checked(reference(match[1], match[2], match[3]));
}

function reference(hash = "", start = "", end = ""): SourceReference {
  return { fileHash: hash, start: Number(start), end: Number(end) };
}

function checked<T extends SourceReference>(value: T): T | null {
  return value.end >= value.start ? value : null;
}

/** `a:<update>:<place>`: answer this held question after all; an older place is an older button. */
export function againData(updateId: number, place: number): string {
  return `a:${String(updateId)}:${String(place)}`;
}

export function parseAgain(data: string): { readonly id: number; readonly place: number } | null {
  const match = /^a:(\d{1,15}):(\d{1,15})$/u.exec(data);
  return match === null ? null : { id: Number(match[1]), place: Number(match[2]) };
}

/** `g:<update>:<u|d>[<reason>]`: what a reader thinks of the answer to that update. */
export function feedbackData(updateId: number, verdict: "up" | "down", reason?: number): string {
  return `g:${String(updateId)}:${verdict === "up" ? "u" : "d"}${reason === undefined ? "" : String(reason)}`;
}

export interface FeedbackPress {
  readonly updateId: number;
  readonly verdict: "up" | "down";
  /** Which of the list; null: none said. */
  readonly reason: number | null;
}

export function parseFeedback(data: string): FeedbackPress | null {
  const match = /^g:(\d{1,15}):(?:(u)|d(\d?))$/u.exec(data);
  if (match === null) return null;
  const [, id, up, reason = ""] = match;
  return {
    updateId: Number(id),
    verdict: up === undefined ? "down" : "up",
    reason: reason === "" ? null : Number(reason),
  };
}

const pasteLetters = { text: "t", sentence: "s", sourced: "o" } as const;

/** `q:<form>:<hash>:<start>:<end>`: a citation to be pasted. */
export function pasteData(form: PasteForm, { fileHash, start, end }: SourceReference): string {
  return `q:${pasteLetters[form]}:${fileHash}:${String(start)}:${String(end)}`;
}

export function parsePaste(data: string): (SourceReference & { readonly form: PasteForm }) | null {
  const match = /^q:([tso]):([\w-]{12}):(\d{1,9}):(\d{1,9})$/u.exec(data);
  if (match === null) return null;
  const [, letter, hash, start, end] = match;
  const form = letter === "t" ? "text" : letter === "s" ? "sentence" : "sourced";
  return checked({ ...reference(hash, start, end), form });
}

/** `p:<hash>:<start>:<end>`: this paragraph is to be the model of the next draft. */
export function pinData(file: string, start: number, end: number): string {
  return `p:${hashFile(file)}:${String(start)}:${String(end)}`;
}

export function parsePin(data: string): SourceReference | null {
  const match = /^p:([\w-]{12}):(\d{1,9}):(\d{1,9})$/u.exec(data);
  return match === null ? null : checked(reference(match[1], match[2], match[3]));
}

/** `v:<old>:<new>:<page>`: two files set side by side, in the message of the button; `x:…`: in a new one. */
export function compareData(old: string, now: string, page: number, isNew = false): string {
  return `${isNew ? "x" : "v"}:${hashFile(old)}:${hashFile(now)}:${String(page)}`;
}

export interface ComparePress {
  /** Hashes of the two files. */
  readonly old: string;
  readonly new: string;
  readonly page: number;
  readonly isNew: boolean;
}

export function parseCompare(data: string): ComparePress | null {
  const match = /^([vx]):([\w-]{12}):([\w-]{12}):(\d{1,4})$/u.exec(data);
  if (match === null) return null;
  const [, verb, old = "", now = "", page] = match;
  return { old, new: now, page: Number(page), isNew: verb === "x" };
}

/** `b:<update>`: the table of the answer to that update. */
export function tableData(updateId: number): string {
  return `b:${String(updateId)}`;
}

export function parseTable(data: string): number | null {
  const match = /^b:(\d{1,15})$/u.exec(data);
  return match === null ? null : Number(match[1]);
}
