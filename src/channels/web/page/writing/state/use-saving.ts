import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Draft } from "../../../../../domain/writing/draft.ts";
import { messageOf } from "../../api/http.ts";
import { fetchVersions, Overtaken, saveDraft } from "../../api/writing.ts";
import { writingTexts } from "../../texts/writing.ts";
import { type DeskState, failSave, isDirty, latestOf, overtake, savedEdit } from "./desk-state.ts";
import { forgetEdit } from "./local-edits.ts";

/** So long after the last key the text is saved by itself; a save that failed is tried again as often. */
const idleMs = 6000;

type ChangeDesk = (change: (before: DeskState) => DeskState) => void;

/** Keeps the desk's text on the server: when asked, when nothing was typed for a while, when the page is left. */
export function useSaving(
  id: string | null,
  now: RefObject<DeskState>,
  setDesk: ChangeDesk,
  onFailure: (error: unknown) => void,
) {
  const busy = useRef<Promise<boolean> | null>(null);

  /** Puts a text on the server as the next version. False when it is not there now. */
  const put = useCallback(
    async (text: string, what: string, base: string, continues: boolean): Promise<boolean> => {
      if (id === null) return false;
      setDesk((before) => ({ ...before, saving: true }));
      try {
        const saved = await saveDraft(id, { text, what, base, continues });
        if (now.current.text === text) forgetEdit(id);
        setDesk((before) => savedEdit(before, saved, true));
        return true;
      } catch (error) {
        if (error instanceof Overtaken) setDesk((before) => overtake(before, error.latest));
        else {
          setDesk((before) => failSave(before, messageOf(error)));
          onFailure(error);
        }
        return false;
      }
    },
    [id, now, setDesk, onFailure],
  );

  /** One save at a time: a second call waits for the first. */
  const save = useCallback(async (): Promise<boolean> => {
    await busy.current;
    const { text, continues, conflict, running } = now.current;
    const latest = latestOf(now.current);
    if (latest === null || conflict !== null || running !== null) return false;
    if (!isDirty(now.current)) return true;
    busy.current = put(text, writingTexts.versions.byHand, latest.step.at, continues).finally(() => {
      busy.current = null;
    });
    return busy.current;
  }, [now, put]);

  const { text, conflict, running, saving, saveFailure } = now.current;
  const waiting = isDirty(now.current) && conflict === null && running === null && !saving;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => void save(), idleMs);
    return () => clearTimeout(timer);
  }, [waiting, text, saveFailure, save]);

  useEffect(() => {
    const onHidden = (): void => {
      if (document.visibilityState === "hidden") void save();
    };
    document.addEventListener("visibilitychange", onHidden);
    return () => document.removeEventListener("visibilitychange", onHidden);
  }, [save]);

  useEffect(() => () => void save(), [save]);

  const restore = (draft: Draft, what: string): void => {
    void (async () => {
      if (!(await save())) return;
      const latest = latestOf(now.current);
      if (latest === null) return;
      setDesk((before) => ({ ...before, text: draft.text }));
      await put(draft.text, what, latest.step.at, false);
      setDesk((before) => ({ ...before, continues: false }));
    })();
  };

  /** Both texts are kept as versions; the one chosen is the last. */
  const resolve = (choose: "mine" | "theirs"): void => {
    const { conflict: theirs, text: mine } = now.current;
    if (theirs === null || id === null) return;
    void (async () => {
      const words = writingTexts.conflict;
      const what = choose === "mine" ? words.keptMine : words.keptAside;
      if (!(await put(mine, what, theirs.step.at, false))) return;
      if (choose === "theirs") {
        const latest = latestOf(now.current);
        setDesk((before) => ({ ...before, text: theirs.text }));
        await put(theirs.text, words.tookTheirs(theirs.version), latest?.step.at ?? "", false);
      }
      const versions = await fetchVersions(id);
      setDesk((before) => ({ ...before, versions, continues: false }));
    })().catch(onFailure);
  };

  return {
    save,
    restore,
    keepMine: () => resolve("mine"),
    takeTheirs: () => resolve("theirs"),
  };
}
