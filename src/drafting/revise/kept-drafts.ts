import type { Draft, DraftOutline, DraftRequest, DraftSummary } from "../../domain/draft.ts";
import type { Reader } from "../../domain/reader.ts";
import { UsageError } from "../../errors.ts";
import type { WrittenSection } from "../report/write-report.ts";
import type { Adjustments, DraftHistory, DraftStore, DraftVersion } from "./draft-history.ts";

/** More than a list shows. */
const mostListed = 200;

/** Drafts by owner: a reader's own are all that there is. */
export interface KeptDrafts {
  /** @throws UsageError for a draft that is not this reader's. */
  historyOf(id: string, reader: Reader): DraftHistory;
  /** Adds a version and returns it with its number; what was unfinished is done. */
  add(id: string, version: DraftVersion, reader: Reader): Draft;
  /** Takes the last version off. */
  undo(id: string, history: DraftHistory): void;
  /** Keeps a report on its way, after every section. */
  keepUnfinished(
    id: string,
    job: { readonly request: DraftRequest; readonly adjustments: Adjustments },
    outline: DraftOutline,
    sections: readonly WrittenSection[],
    reader: Reader,
  ): void;
  list(reader: Reader): DraftSummary[];
}

export function createKeptDrafts(drafts: DraftStore): KeptDrafts {
  return {
    historyOf(id, reader) {
      const history = drafts.load(id);
      if (history === null || history.owner !== reader.userId)
        throw new UsageError("没有这份草稿", "请重新起草，再按新的编号修改");
      return history;
    },
    add(id, version, reader) {
      const versions = drafts.load(id)?.versions ?? [];
      const draft = { ...version.draft, version: (versions.at(-1)?.draft.version ?? 0) + 1 };
      drafts.save(id, { owner: reader.userId, versions: [...versions, { ...version, draft }] });
      return draft;
    },
    undo(id, history) {
      drafts.save(id, { ...history, versions: history.versions.slice(0, -1) });
    },
    keepUnfinished(id, { request, adjustments }, outline, sections, reader) {
      const versions = drafts.load(id)?.versions ?? [];
      const unfinished = { request: { ...request, outline }, adjustments, sections };
      drafts.save(id, { owner: reader.userId, versions, unfinished });
    },
    list(reader) {
      return drafts
        .list()
        .flatMap(({ id, changed }) => {
          const history = drafts.load(id);
          return history?.owner === reader.userId ? [summarise(id, changed, history)] : [];
        })
        .slice(0, mostListed);
    },
  };
}

function summarise(id: string, changed: string, { versions, unfinished }: DraftHistory): DraftSummary {
  const last = versions.at(-1)?.draft;
  const outline = unfinished?.request.outline;
  return {
    id,
    changed,
    request: last?.request ?? unfinished?.request.request ?? "",
    kind: last?.kind ?? unfinished?.request.kind ?? "",
    title: (last?.text.split("\n", 1)[0] ?? outline?.title ?? "").slice(0, 60),
    version: last?.version ?? 0,
    unfinished:
      unfinished === null || unfinished === undefined
        ? null
        : { done: unfinished.sections.length, total: outline?.sections.length ?? 0 },
  };
}
