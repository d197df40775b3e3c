import { createHash } from "node:crypto";
import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import type { AuditEntry, AuditLog } from "../../domain/people/audit-log.ts";
import { inTransaction } from "../sqlite/transaction.ts";

/** Stands before the first line. */
const origin = "0".repeat(64);

/**
 * The audit log in the office database. Triggers keep lines as they are; whoever opens the file with
 * another program can still change them, and the chain of hashes then shows where.
 */
export function createSqliteAuditLog(
  database: DatabaseSyncInstance,
  now: () => Date = () => new Date(),
): AuditLog {
  const newest = (limit: number): AuditEntry[] =>
    database
      .prepare("select * from audit order by sequence desc limit ?")
      .all(limit) as object[] as AuditEntry[];

  return {
    newest,
    append({ actor, action, subject = "" }) {
      // One transaction: two processes never chain to the same line.
      inTransaction(database, () => {
        const last = newest(1)[0];
        const line = {
          sequence: (last?.sequence ?? 0) + 1,
          at: now().toISOString(),
          actor,
          action,
          subject,
        };
        const hash = hashOf(line, last?.hash ?? origin);
        database
          .prepare("insert into audit (sequence, at, actor, action, subject, hash) values (?, ?, ?, ?, ?, ?)")
          .run(line.sequence, line.at, actor, action, subject, hash);
        database
          .prepare("insert or replace into audit_head (one, sequence, hash) values (1, ?, ?)")
          .run(line.sequence, hash);
      });
    },
    verify() {
      let entries = 0;
      let previous = origin;
      const rows = database.prepare("select * from audit order by sequence").iterate();
      for (const row of rows as unknown as Iterable<AuditEntry>) {
        entries += 1;
        if (row.sequence !== entries || row.hash !== hashOf(row, previous))
          return { entries, brokenAt: entries, head: previous };
        previous = row.hash;
      }
      const head = database.prepare("select sequence, hash from audit_head").get() as
        | { sequence: number; hash: string }
        | undefined;
      const isWhole = head === undefined ? entries === 0 : head.hash === previous;
      return {
        entries,
        brokenAt: isWhole ? null : Math.min(entries, head?.sequence ?? 0) + 1,
        head: previous,
      };
    },
  };
}

function hashOf(line: Omit<AuditEntry, "hash">, previous: string): string {
  const { sequence, at, actor, action, subject } = line;
  return createHash("sha256")
    .update(JSON.stringify([previous, sequence, at, actor, action, subject]))
    .digest("hex");
}
