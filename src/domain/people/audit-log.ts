/** One line of the audit log. `hash` covers the line and the hash of the one before it. */
export interface AuditEntry {
  readonly sequence: number;
  /** ISO. */
  readonly at: string;
  readonly actor: string;
  readonly action: AuditAction;
  /** What was acted on: a user, a file, a setting; empty when the action says it all. */
  readonly subject: string;
  readonly hash: string;
}

export const auditActions = [
  "login",
  "login-failed",
  "user-added",
  "user-changed",
  "user-revoked",
  "token-rotated",
  "user-forgotten",
  "reload",
  "upload",
  "document-removed",
  "backup",
  "restore",
  "export",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** `brokenAt`: the first line that was changed, taken out or put in; null when the log is whole. */
export interface AuditCheck {
  readonly entries: number;
  readonly brokenAt: number | null;
  /** Hash of the last good line: written down elsewhere it shows even a log that was made anew. */
  readonly head: string;
}

/** Who did what, in order. Lines are only ever added; each is chained to the one before. */
export interface AuditLog {
  append(entry: { readonly actor: string; readonly action: AuditAction; readonly subject?: string }): void;
  /** The newest first. */
  newest(limit: number): readonly AuditEntry[];
  verify(): AuditCheck;
}
