import type { Draft, DraftOutline, DraftSummary } from "../../domain/writing/draft.ts";
import type { Reader } from "../../domain/people/reader.ts";
import { UsageError } from "../../errors.ts";
import type { WrittenSection } from "../report/write-report.ts";
import { countLost } from "./apply-adjustments.ts";
import type { DraftHistory, DraftStore, DraftVersion, WritingTask } from "./draft-history.ts";
import { summariseDraft } from "./summarise-draft.ts";

/** Enough to find yesterday's draft; each is a file to be read. */
const draftsRead = 200;

/** Drafts by owner: a reader's own are all that there are. */
export interface KeptDrafts {
  /** @throws UsageError for a draft that is not this reader's. */
  historyOf(id: string, reader: Reader): DraftHistory;
  /** The latest version. @throws UsageError also while the first one is not finished. */
  latestOf(history: DraftHistory): DraftVersion;
  /** Keeps a text as the next version and returns it with its number; nothing is unfinished then. */
  add(id: string, task: WritingTask, written: Draft, reader: Reader): Draft;
  /** Puts `versions` in the place of those kept. */
  replace(id: string, history: DraftHistory, versions: readonly DraftVersion[]): void;
  /** Keeps a report on its way, after every section. */
  keepUnfinished(
    id: string,
    task: WritingTask,
    outline: DraftOutline,
    sections: readonly WrittenSection[],
    reader: Reader,
  ): void;
  list(reader: Reader): DraftSummary[];
  remove(id: string, reader: Reader): void;
}

export function createKeptDrafts(drafts: DraftStore): KeptDrafts {
  function historyOf(id: string, reader: Reader): DraftHistory {
    const history = drafts.load(id);
    if (history === null || history.owner !== reader.userId)
      throw new UsageError("没有这份草稿", "请重新起草，再按新的编号修改");
    return history;
  }

  return {
    historyOf,
    latestOf({ versions }) {
      const latest = versions.at(-1);
      if (latest === undefined) throw new UsageError("这份草稿还没有写完", "请先接着写完再修改");
      return latest;
    },
    add(id, { request, adjustments, step }, written, reader) {
      const versions = drafts.load(id)?.versions ?? [];
      const lost = countLost(written.text, adjustments);
      const draft: Draft = {
        ...written,
        id,
        step,
        version: (versions.at(-1)?.draft.version ?? 0) + 1,
        notes:
          lost === 0
            ? written.notes
            : [`手工改过的 ${lost} 处在这一版里没有位置，仍在上一版里，可以对比取回`, ...written.notes],
      };
      drafts.save(id, { owner: reader.userId, versions: [...versions, { request, adjustments, draft }] });
      return draft;
    },
    replace(id, history, versions) {
      drafts.save(id, { ...history, versions });
    },
    keepUnfinished(id, task, outline, sections, reader) {
      const versions = drafts.load(id)?.versions ?? [];
      const unfinished = { ...task, request: { ...task.request, outline }, sections };
      drafts.save(id, { owner: reader.userId, versions, unfinished });
    },
    list(reader) {
      return drafts
        .ids()
        .slice(0, draftsRead)
        .flatMap((id) => {
          const history = drafts.load(id);
          return history?.owner === reader.userId ? (summariseDraft(id, history) ?? []) : [];
        });
    },
    remove(id, reader) {
      historyOf(id, reader);
      drafts.remove(id);
    },
  };
}
