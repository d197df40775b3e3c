import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft, DraftEvent, DraftRequest } from "../../../../../domain/writing/draft.ts";
import { ApiError, messageOf } from "../../api/http.ts";
import { fetchVersions, Overtaken, resumeDraft, reviseDraft, startDraft } from "../../api/writing.ts";
import { texts } from "../../texts.ts";
import {
  applyDraftEvent,
  beginRun,
  changeText,
  type DeskState,
  emptyDesk,
  failRun,
  isDirty,
  latestOf,
  openDesk,
  overtake,
  type Running,
  stopRun,
} from "./desk-state.ts";
import { findEdit, forgetEdit, keepEdit } from "./local-edits.ts";
import { useSaving } from "./use-saving.ts";

export interface Desk extends DeskState {
  /** Null while a new draft is written for the first time. */
  readonly id: string | null;
  readonly dirty: boolean;
  /** Null while the draft is fetched; a message when it could not be. */
  readonly loaded: boolean;
  readonly loadFailure: string | null;
  readonly reopen: () => void;
  readonly change: (text: string) => void;
  readonly save: () => Promise<boolean>;
  readonly revise: (instruction: string) => void;
  readonly stop: () => void;
  readonly restart: () => void;
  /** Goes on with a report that was stopped. */
  readonly resume: () => void;
  readonly discard: () => void;
  /** Makes an earlier text the next version. */
  readonly restore: (draft: Draft, what: string) => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

interface DeskOptions {
  /** A kept draft. */
  readonly id: string | null;
  /** A draft to be begun, when there is no id. */
  readonly request: DraftRequest | null;
  readonly onBegun: (id: string) => void;
  readonly onLoggedOut: () => void;
}

/** One draft with everything that is done to it. */
export function useDesk({ id, request, onBegun, onLoggedOut }: DeskOptions): Desk {
  const [desk, setShown] = useState<DeskState>(emptyDesk);
  const [loaded, setLoaded] = useState(false);
  const [loadFailure, setLoadFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const running = useRef<AbortController | null>(null);
  const begunFor = useRef<DraftRequest | null>(null);
  /** Ahead of what is shown: several steps may follow each other before it is drawn. */
  const now = useRef(desk);
  const setDesk = useCallback((change: (before: DeskState) => DeskState) => {
    now.current = change(now.current);
    setShown(now.current);
  }, []);
  const draftId = latestOf(desk)?.id ?? id;

  const onFailure = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) onLoggedOut();
    },
    [onLoggedOut],
  );

  const run = useCallback(
    async (what: Running["what"], start: (signal: AbortSignal) => AsyncGenerator<DraftEvent>) => {
      running.current?.abort();
      const leaving = new AbortController();
      running.current = leaving;
      setDesk((before) => beginRun(before, what));
      try {
        for await (const event of start(leaving.signal)) {
          if (leaving.signal.aborted) return;
          setDesk((before) => applyDraftEvent(before, event));
          if (event.type === "draft-end") onBegun(event.draft.id);
          // Known by its name from here on: after a reload it can be gone on with.
          if (event.type === "report-started") onBegun(event.id);
        }
        // A stream that just ends, without its last event, was cut somewhere on the way.
        if (!leaving.signal.aborted) setDesk((before) => failRun(before, texts.failure.interrupted));
      } catch (error) {
        if (leaving.signal.aborted) return;
        onFailure(error);
        setDesk((before) =>
          error instanceof Overtaken
            ? overtake(before, error.latest)
            : failRun(before, error instanceof ApiError ? messageOf(error) : texts.failure.interrupted),
        );
      }
    },
    [onBegun, onFailure, setDesk],
  );

  useEffect(() => {
    if (request !== null) {
      // Begun once: that the draft has got its id is no reason to write it again.
      if (begunFor.current === request) return undefined;
      begunFor.current = request;
      setLoaded(true);
      void run("draft", (signal) => startDraft(request, signal));
      return undefined;
    }
    if (id === null || now.current.versions.at(-1)?.id === id) return undefined;
    const leaving = new AbortController();
    setLoadFailure(null);
    fetchVersions(id, leaving.signal).then(
      (versions) => {
        setDesk(() => openDesk(versions, findEdit(id)));
        setLoaded(true);
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        onFailure(error);
        setLoadFailure(messageOf(error));
      },
    );
    return () => leaving.abort();
  }, [id, request, turn, run, onFailure, setDesk]);

  useEffect(
    () => () => {
      begunFor.current = null;
      running.current?.abort();
    },
    [],
  );

  const saving = useSaving(draftId, now, setDesk, onFailure);
  const { save } = saving;
  const resume = (): void => {
    if (draftId === null) return;
    const what = now.current.versions.length === 0 ? "draft" : "revision";
    void run(what, (signal) => resumeDraft(draftId, signal));
  };

  return {
    ...desk,
    ...saving,
    id: draftId,
    dirty: isDirty(desk),
    loaded,
    loadFailure,
    reopen: () => setTurn((count) => count + 1),
    change(text) {
      const base = latestOf(now.current)?.step.at;
      if (draftId !== null && base !== undefined) keepEdit(draftId, { base, text });
      setDesk((before) => changeText(before, text));
    },
    revise(instruction) {
      void save().then((saved) => {
        const base = latestOf(now.current)?.step.at;
        if (!saved || draftId === null || base === undefined) return;
        void run("revision", (signal) => reviseDraft(draftId, { instruction, base }, signal));
      });
    },
    stop() {
      running.current?.abort();
      setDesk(stopRun);
    },
    restart() {
      if (request === null) resume();
      else void run("draft", (signal) => startDraft(request, signal));
    },
    resume,
    discard() {
      if (draftId !== null) forgetEdit(draftId);
      setDesk((before) => openDesk(before.versions, null));
    },
  };
}
