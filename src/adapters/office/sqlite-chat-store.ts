import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { isDamage, setAside } from "../sqlite/damaged-file.ts";
import { inTransaction } from "../sqlite/transaction.ts";
import { upgradeSchema } from "../sqlite/upkeep/upgrade-schema.ts";
import type {
  ChatNotes,
  ChatStore,
  Grant,
  GrantBook,
  HeldUpdate,
  IncomingUpdate,
  StoredUpdate,
  UpdateInbox,
} from "../../ports/chat-store.ts";

/** Each entry brings the file one version further; never change one that shipped. A newer file is refused. */
const migrations: readonly string[] = [
  `
create table updates (
  place integer primary key autoincrement,
  id integer not null unique,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'going', 'held', 'finished')),
  reason text,
  told integer not null default 0,
  wanted integer not null default 0,
  refusals integer not null default 0,
  placeholder integer,
  received_at integer not null
);
create index updates_by_state on updates (state, place);
create table grants (
  id integer primary key,
  note text not null,
  granted_by text not null,
  granted_at text not null
);
`,
  "alter table grants add column collections text not null default 'null'",
  `
create table notes (
  kind text not null,
  owner text not null,
  value text not null,
  noted_at integer not null,
  primary key (kind, owner)
) without rowid;
`,
];

interface UpdateRecord {
  readonly place: number;
  readonly id: number;
  readonly body: string;
  readonly reason: string | null;
  readonly wanted: number;
  readonly placeholder: number | null;
}

interface GrantRecord {
  readonly id: number;
  readonly note: string;
  readonly granted_by: string;
  readonly granted_at: string;
  /** JSON. */
  readonly collections: string;
}

/**
 * A channel's memory in a SQLite file of its own, `:memory:` for a test.
 * @throws Error when the file is damaged or newer than this program.
 */
export function openSqliteChatStore(file: string, now: () => number = Date.now): ChatStore {
  const database = new DatabaseSync(file);
  try {
    // secure_delete: chat texts do not stay behind in free pages.
    database.exec("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma secure_delete = on");
    upgradeSchema(database, {
      file,
      version: migrations.length,
      apply(from) {
        for (const step of migrations.slice(from)) database.exec(step);
      },
    });
    // Their process is dead: nobody knows whether these answers arrived.
    database.exec("update updates set state = 'held', reason = 'unsure', told = 0 where state = 'going'");
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    inbox: createInbox(database, now),
    grants: createGrants(database, now),
    notes: createNotes(database, now),
    close: () => database.close(),
  };
}

/** A damaged file is renamed and a new one begun: the bot must not stay away for it. */
export function openOrReplaceChatStore(file: string, onDamage: () => void): ChatStore {
  try {
    return openSqliteChatStore(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAside(file);
    onDamage();
    return openSqliteChatStore(file);
  }
}

function createInbox(database: DatabaseSyncInstance, now: () => number): UpdateInbox {
  const insert = database.prepare(
    "insert into updates (id, body, received_at) values (?, ?, ?) on conflict (id) do nothing",
  );
  const waiting = database.prepare(
    "select * from updates where state = 'waiting' and place > ? order by place limit ?",
  );
  const count = database.prepare("select count(*) as n from updates where state = 'waiting'");
  const placeholder = database.prepare("update updates set placeholder = ? where id = ?");
  const begin = database.prepare("update updates set state = 'going' where id = ? and state = 'waiting'");
  const release = database.prepare(
    "update updates set state = 'waiting', refusals = refusals + 1 where id = ? returning refusals",
  );
  const finish = database.prepare("update updates set state = 'finished', body = '' where id = ?");
  const hold = database.prepare("update updates set state = 'held', reason = ?, told = 0 where id = ?");
  const held = database.prepare("select * from updates where id = ? and state = 'held'");
  const untold = database.prepare("select * from updates where state = 'held' and told = 0 order by place");
  const tell = database.prepare("update updates set told = 1 where id = ?");
  const again = database.prepare(
    `update updates set state = 'waiting', wanted = 1, placeholder = null,
       place = (select max(place) + 1 from updates) where id = ? and state = 'held'`,
  );
  const purge = database.prepare(
    "delete from updates where state in ('finished', 'held') and received_at < ?",
  );

  return {
    receive(updates: readonly IncomingUpdate[]): number {
      // The network forgets them now, so they must outlive a power cut; the marks below need only outlive
      // this process, and a flush for each would hold up everybody.
      database.exec("pragma synchronous = full");
      try {
        return inTransaction(database, () => {
          let added = 0;
          for (const { id, body } of updates) added += insert.run(id, body, now()).changes;
          return added;
        });
      } finally {
        database.exec("pragma synchronous = normal");
      }
    },
    waitingAfter: (place, limit) => (waiting.all(place, limit) as unknown as UpdateRecord[]).map(toStored),
    waitingCount: () => (count.get() as { n: number }).n,
    keepPlaceholder: (id, messageId) => void placeholder.run(messageId, id),
    begin: (id) => void begin.run(id),
    release: (id) => (release.get(id) as { refusals: number } | undefined)?.refusals ?? 0,
    finish: (id) => void finish.run(id),
    hold: (id, reason) => void hold.run(reason, id),
    held(id) {
      const row = held.get(id) as UpdateRecord | undefined;
      return row === undefined ? null : toHeld(row);
    },
    untold: () => (untold.all() as unknown as UpdateRecord[]).map(toHeld),
    markTold(ids) {
      for (const id of ids) tell.run(id);
    },
    ask: (id) => again.run(id).changes > 0,
    purge: (olderThanMs) => void purge.run(now() - olderThanMs),
  };
}

const notesKeptMs = 48 * 3_600_000;

function createNotes(database: DatabaseSyncInstance, now: () => number): ChatNotes {
  const one = database.prepare("select value from notes where kind = ? and owner = ? and noted_at > ?");
  const put = database.prepare(
    "insert or replace into notes (kind, owner, value, noted_at) values (?, ?, ?, ?)",
  );
  const remove = database.prepare("delete from notes where kind = ? and owner = ?");
  const purge = database.prepare("delete from notes where noted_at <= ?");
  return {
    get: (kind, owner) =>
      (one.get(kind, owner, now() - notesKeptMs) as { value: string } | undefined)?.value ?? null,
    set(kind, owner, value) {
      purge.run(now() - notesKeptMs);
      put.run(kind, owner, value, now());
    },
    delete: (kind, owner) => void remove.run(kind, owner),
  };
}

function createGrants(database: DatabaseSyncInstance, now: () => number): GrantBook {
  const all = database.prepare("select * from grants order by granted_at, id");
  const one = database.prepare("select * from grants where id = ?");
  const add = database.prepare(
    "insert or replace into grants (id, note, collections, granted_by, granted_at) values (?, ?, ?, ?, ?)",
  );
  const remove = database.prepare("delete from grants where id = ?");
  return {
    list: () => (all.all() as unknown as GrantRecord[]).map(toGrant),
    find(id) {
      const row = one.get(id) as GrantRecord | undefined;
      return row === undefined ? null : toGrant(row);
    },
    add: ({ id, note, collections, grantedBy }) =>
      void add.run(id, note, JSON.stringify(collections), grantedBy, new Date(now()).toISOString()),
    remove: (id) => remove.run(id).changes > 0,
  };
}

function toStored({ place, id, body, wanted, placeholder }: UpdateRecord): StoredUpdate {
  return { place, id, body, wanted: wanted === 1, placeholder };
}

function toHeld({ id, body, place, reason }: UpdateRecord): HeldUpdate {
  return { id, body, place, reason: reason === "old" ? "old" : "unsure" };
}

function toGrant(row: GrantRecord): Grant {
  const { id, note, granted_by: grantedBy, granted_at: grantedAt } = row;
  return { id, note, collections: JSON.parse(row.collections) as Grant["collections"], grantedBy, grantedAt };
}
