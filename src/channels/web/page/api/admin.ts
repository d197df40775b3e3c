import type { AuditCheck, AuditEntry } from "../../../../domain/people/audit-log.ts";
import type { EvaluationRecord } from "../../../../domain/operation/evaluation-record.ts";
import type { Insights } from "../../../../domain/operation/insights.ts";
import type { InstallationReport, ModelTrial } from "../../../../domain/operation/installation.ts";
import type { SearchResult } from "../../../../domain/answers/search.ts";
import type { User } from "../../../../domain/people/user.ts";
import { getJson, post } from "./http.ts";

export async function fetchUsers(signal: AbortSignal): Promise<readonly User[]> {
  const { users } = await getJson<{ users: User[] }>("/api/users", signal);
  return users;
}

export type NewUser = Pick<User, "id" | "role" | "collections">;

/** The new user's token, which is shown once. */
export async function addUser(user: NewUser): Promise<string> {
  return tokenOf(await post("/api/users", user));
}

export async function rotateToken(id: string): Promise<string> {
  return tokenOf(await post(`/api/users/${encodeURIComponent(id)}/rotate`, {}));
}

/** Other rights, for the same token. */
export async function changeRights(id: string, rights: Pick<User, "role" | "collections">): Promise<void> {
  await post(`/api/users/${encodeURIComponent(id)}`, rights);
}

export async function revokeUser(id: string): Promise<void> {
  await post(`/api/users/${encodeURIComponent(id)}/revoke`, {});
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly check: AuditCheck;
}

export function fetchAudit(signal: AbortSignal): Promise<AuditPage> {
  return getJson("/api/audit?limit=500", signal);
}

export function fetchInsights(days: number, signal: AbortSignal): Promise<Insights> {
  return getJson(`/api/insights?days=${days}`, signal);
}

export function fetchInstallation(signal: AbortSignal): Promise<InstallationReport> {
  return getJson("/api/installation", signal);
}

export async function tryModel(): Promise<ModelTrial> {
  const response = await post("/api/installation/model", {});
  return (await response.json()) as ModelTrial;
}

export async function fetchEvaluations(signal: AbortSignal): Promise<readonly EvaluationRecord[]> {
  const { evaluations } = await getJson<{ evaluations: EvaluationRecord[] }>("/api/evaluations", signal);
  return evaluations;
}

/** A search with how it was understood and what gave each passage its score. */
export function explainSearch(text: string, signal: AbortSignal): Promise<SearchResult> {
  const query = new URLSearchParams({ q: text, k: "10", explain: "1" });
  return getJson(`/api/search?${query.toString()}`, signal);
}

async function tokenOf(response: Response): Promise<string> {
  const { token } = (await response.json()) as { token: string };
  return token;
}
