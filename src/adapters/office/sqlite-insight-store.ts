import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import type { CitedClause } from "../../domain/operation/insights.ts";
import {
  latencyBucket,
  type AskedQuestion,
  type InsightRows,
  type InsightStore,
  type StoredFeedback,
} from "../../ports/insight-store.ts";
import { isDamage, setAside } from "../sqlite/damaged-file.ts";
import { inTransaction, schemaVersionOf } from "../sqlite/transaction.ts";

/** Raised with every change of the tables; a newer file is refused. */
const schemaVersion = 1;

/** Counts by day: no row says what one person did. An article outside 条 is "". */
const tables = `
create table counts (day text, outcome text, times integer not null, primary key (day, outcome)) without rowid;
create table latencies (day text, bucket integer, times integer not null, primary key (day, bucket)) without rowid;
create table topics (
  day text, topic text, outcome text, times integer not null, primary key (day, topic, outcome)
) without rowid;
create table cited (
  day text, file text, article text, times integer not null, primary key (day, file, article)
) without rowid;
create table questions (hash text primary key, text text) without rowid;
create table askers (
  question text, asker text, day text not null, times integer not null, refused integer not null,
  primary key (question, asker)
) without rowid;
create table feedback (
  question text, asker text, day text not null, verdict text not null, reason text, outcome text not null,
  text text not null, cited text not null, primary key (question, asker)
);
`;

interface FeedbackRecord extends Omit<StoredFeedback, "cited"> {
  readonly cited: string;
}

/**
 * In a SQLite file of its own, `:memory:` for a test.
 * @throws Error when the file is damaged or newer than this program.
 */
export function openSqliteInsightStore(file: string): InsightStore {
  const database = new DatabaseSync(file);
  try {
    // Short: a writer that waits holds up everybody's answers. secure_delete: what is forgotten is gone.
    database.exec(
      "pragma busy_timeout = 250; pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on",
    );
    prepare(database);
    return createStore(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A damaged file is renamed and a new one begun: answering must not stop for its statistics. */
export function openOrReplaceInsightStore(file: string, onDamage: () => void): InsightStore {
  try {
    return openSqliteInsightStore(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAside(file);
    onDamage();
    return openSqliteInsightStore(file);
  }
}

function prepare(database: DatabaseSyncInstance): void {
  if (schemaVersionOf(database) === schemaVersion) return;
  inTransaction(database, () => {
    // Asked again under the lock: another process may have made the tables meanwhile.
    const version = schemaVersionOf(database);
    if (version > schemaVersion) throw new Error(`insight store ${version} is newer than ${schemaVersion}`);
    if (version === 0) database.exec(`${tables} pragma user_version = ${schemaVersion}`);
  });
}

function createStore(database: DatabaseSyncInstance): InsightStore {
  const addTo = (table: string, columns: string): ReturnType<DatabaseSyncInstance["prepare"]> =>
    database.prepare(
      `insert into ${table} (${columns}, times) values (${columns.replaceAll(/\w+/gu, "?")}, 1)
       on conflict do update set times = times + 1`,
    );
  const count = addTo("counts", "day, outcome");
  const latency = addTo("latencies", "day, bucket");
  const topic = addTo("topics", "day, topic, outcome");
  const cite = addTo("cited", "day, file, article");
  const question = database.prepare("insert into questions (hash) values (?) on conflict do nothing");
  const asker = database.prepare(
    `insert into askers (question, asker, day, times, refused) values (?, ?, ?, 1, ?)
     on conflict do update set day = excluded.day, times = times + 1, refused = refused + excluded.refused`,
  );
  const tellText = database.prepare(
    `update questions set text = ? where hash = ? and text is null
       and (select count(*) from askers where question = hash) >= 2`,
  );
  const feedback = database.prepare("insert or replace into feedback values (?, ?, ?, ?, ?, ?, ?, ?)");

  function addOne({ day, outcome, totalMs, topic: about, cited, asked }: AskedQuestion): void {
    count.run(day, outcome);
    latency.run(day, latencyBucket(totalMs));
    if (about !== null) topic.run(day, about, outcome);
    for (const { file, article } of cited) cite.run(day, file, article ?? "");
    if (asked === null) return;
    question.run(asked.question);
    asker.run(asked.question, asked.asker, day, outcome === "refused" ? 1 : 0);
    tellText.run(asked.text, asked.question);
  }

  return {
    add(asked) {
      inTransaction(database, () => {
        for (const one of asked) addOne(one);
      });
    },
    addFeedback({ question: hash, asker: by, day, verdict, reason, outcome, text, cited }) {
      // Someone wrote this by hand: it outlives a power cut.
      database.exec("pragma synchronous = full");
      try {
        feedback.run(hash, by, day, verdict, reason, outcome, text, JSON.stringify(cited));
      } finally {
        database.exec("pragma synchronous = normal");
      }
    },
    since: (day) => readSince(database, day),
    purgeBefore(day) {
      inTransaction(database, () => {
        for (const table of ["counts", "latencies", "topics", "cited", "askers", "feedback"])
          database.prepare(`delete from ${table} where day < ?`).run(day);
        database.exec("delete from questions where hash not in (select question from askers)");
      });
    },
    forget(askerOf) {
      const gone = inTransaction(database, () => forget(database, askerOf));
      // What was deleted still stands in the log beside the file until that is emptied.
      database.exec("pragma wal_checkpoint(truncate)");
      return gone;
    },
    close: () => database.close(),
  };
}

function readSince(database: DatabaseSyncInstance, day: string): InsightRows {
  const all = <Row>(sql: string): Row[] => database.prepare(sql).all(day) as object[] as Row[];
  return {
    counts: all("select day, outcome, times from counts where day >= ? order by day"),
    latencies: all("select day, bucket, times from latencies where day >= ? order by day, bucket"),
    topics: all(
      "select topic, outcome, sum(times) as times from topics where day >= ? group by topic, outcome",
    ),
    cited: all<CitedClause & { times: number }>(
      `select file, nullif(article, '') as article, sum(times) as times from cited where day >= ?
       group by file, article order by times desc`,
    ),
    repeated: all(
      `select text, count(*) as people, sum(times) as times, sum(refused) as refused
       from questions join askers on question = hash where text is not null and day >= ?
       group by hash order by times desc, text`,
    ),
    feedback: all<FeedbackRecord>(
      "select day, verdict, reason, outcome, text, cited from feedback where day >= ? order by day desc, rowid desc",
    ).map((row) => ({ ...row, cited: JSON.parse(row.cited) as CitedClause[] })),
  };
}

/** A text that only one other person has asked now is taken back. */
function forget(
  database: DatabaseSyncInstance,
  askerOf: (question: string) => string,
): { questions: number; feedback: number } {
  const removeFrom = (table: "askers" | "feedback"): number => {
    const rows = database.prepare(`select distinct question from ${table}`).all();
    const remove = database.prepare(`delete from ${table} where question = ? and asker = ?`);
    return (rows as unknown as { question: string }[]).reduce(
      (sum, { question }) => sum + remove.run(question, askerOf(question)).changes,
      0,
    );
  };
  const gone = { questions: removeFrom("askers"), feedback: removeFrom("feedback") };
  database.exec(
    `update questions set text = null where (select count(*) from askers where question = hash) < 2;
     delete from questions where hash not in (select question from askers)`,
  );
  return gone;
}
