import type { AuditCheck, AuditEntry } from "../../../../domain/audit-log.ts";
import type { User } from "../../../../domain/user.ts";
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

async function tokenOf(response: Response): Promise<string> {
  const { token } = (await response.json()) as { token: string };
  return token;
}
