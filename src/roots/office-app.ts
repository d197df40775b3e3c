import { join } from "node:path";
import { createJsonFiles } from "../adapters/draft-files.ts";
import { forgetChats } from "../adapters/office/forget-chats.ts";
import { openOfficeDatabase } from "../adapters/office/office-database.ts";
import { createSqliteAuditLog } from "../adapters/office/sqlite-audit-log.ts";
import { openOrReplaceChatStore } from "../adapters/office/sqlite-chat-store.ts";
import { createSqliteUsers } from "../adapters/office/sqlite-users.ts";
import { snapshotDatabase } from "../adapters/sqlite/snapshot-database.ts";
import { tryLock } from "../adapters/sqlite/sqlite-lock.ts";
import type { AuditLog } from "../domain/people/audit-log.ts";
import type { BackupReport, RestoreReport } from "../domain/operation/backup.ts";
import type { Forgotten } from "../domain/people/forgotten.ts";
import { localAdmin } from "../domain/people/reader.ts";
import { wireInsights } from "./insights-root.ts";
import type { People } from "../domain/people/people.ts";
import { createLogger, type Logger, type LogLevel } from "../logger.ts";
import { removeSamples } from "../operations/remove-samples.ts";
import type { RemovedSamples } from "../domain/operation/removed-samples.ts";
import { backUp } from "../operations/backup/back-up.ts";
import { restore } from "../operations/backup/restore.ts";
import { prepareDataFolder } from "../operations/data-folder.ts";
import { forgetUser } from "../operations/forget-user.ts";
import { createPeople, type PeopleOptions } from "../operations/people.ts";
import type { ChatStore } from "../ports/chat-store.ts";

// The composition root of what needs no index: users, audit log, chats, backups.

/** What the office itself made: its users and its audit log. */
export interface Office {
  readonly people: People;
  readonly audit: AuditLog;
  close(): void;
}

/** @throws ConfigError when the data folder or the file in it cannot be used. */
export function openOffice(
  options: { readonly dataDir: string } & Pick<PeopleOptions, "adminToken" | "staffToken">,
): Office {
  prepareDataFolder(options.dataDir);
  const database = openOfficeDatabase(join(options.dataDir, "office.db"));
  const audit = createSqliteAuditLog(database);
  const people = createPeople({ ...options, users: createSqliteUsers(database), audit });
  return { people, audit, close: () => database.close() };
}

/** Deletes what is kept of one person in all files of the data folder. @throws ConfigError */
export function forgetIn(
  options: Parameters<typeof openOffice>[0] & { readonly logLevel: LogLevel; readonly retentionDays: number },
  user: string,
  access: boolean,
): Forgotten {
  const { dataDir } = options;
  const office = openOffice(options);
  const questions = wireInsights({ ...options, logger: createLogger(options.logLevel) });
  try {
    return forgetUser(user, access, localAdmin.userId, {
      forgetQuestions: (userId) => questions.forget(userId),
      drafts: createJsonFiles<{ owner: string }>(join(dataDir, "drafts")),
      forgetChats: (id, withGrant) => forgetChats(join(dataDir, "telegram.db"), id, withGrant),
      removeUser: (userId) => office.people.remove(userId),
      audit: office.audit,
    });
  } finally {
    questions.close();
    office.close();
  }
}

/** What the Telegram channel must not forget, in a file of its own. @throws Error when it is of a newer program. */
export function openChatStore(dataDir: string, logger: Logger): ChatStore {
  return openOrReplaceChatStore(join(dataDir, "telegram.db"), () =>
    logger.warn({}, "telegram.db 损坏，已改名保留（telegram.db.damaged）；用 /grant 开通的人要重新开通"),
  );
}

interface Folders {
  readonly dataDir: string;
  readonly knowledgeDir: string;
}

/** A copy of data and knowledge in a new folder, made while everything runs on. @throws BackupError */
export async function backUpTo(out: string, folders: Folders, signal: AbortSignal): Promise<BackupReport> {
  prepareDataFolder(folders.dataDir);
  return backUp(out, { ...folders, locks: { tryLock }, snapshotDatabase, now: () => new Date() }, signal);
}

/** @throws BackupError, BusyError */
export function restoreFrom(from: string, folders: Folders, signal: AbortSignal): Promise<RestoreReport> {
  return restore(from, { ...folders, locks: { tryLock }, now: () => new Date() }, signal);
}

/** Moves the samples that came with the product out of the knowledge folder, into the data folder. */
export function takeOutSamples(folders: Folders, signal: AbortSignal): Promise<RemovedSamples> {
  prepareDataFolder(folders.dataDir);
  return removeSamples({ ...folders, now: new Date() }, signal);
}
