import { afterEach, beforeEach, expect, it, vi } from "vitest";

interface Edit {
  readonly base: string;
  readonly text: string;
}

interface LocalEdits {
  keepEdit(id: string, edit: Edit): void;
  forgetEdit(id: string): void;
  findEdit(id: string): Edit | null;
}

/** By a name that the type checker does not follow: the tests know nothing of a browser's globals. */
const page = "../../../../../../src/channels/web/page/writing/state/local-edits.ts";

/** What one browser keeps: localStorage for all tabs, a sessionStorage for each. */
function storage(): object {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  // Keys of a Storage are its own properties.
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: descriptor,
  });
}

function descriptor(): PropertyDescriptor {
  return { enumerable: true, configurable: true };
}

const listeners = new Map<string, () => void>();

/** The page in a tab of its own; a reload keeps `session`. */
async function openTab(session: object): Promise<LocalEdits> {
  vi.stubGlobal("sessionStorage", session);
  vi.resetModules();
  return (await import(page)) as LocalEdits;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const mine = { base: "2024-05-01", text: "我的" };

it("gives a tab its own edits again after a reload", async () => {
  const session = storage();
  (await openTab(session)).keepEdit("draft-1", mine);
  listeners.get("pagehide")?.();
  const again = await openTab(session);
  expect(again.findEdit("draft-1")).toEqual(mine);
  expect(again.findEdit("draft-2")).toBeNull();
  again.forgetEdit("draft-1");
  expect(again.findEdit("draft-1")).toBeNull();
});

it("leaves the edits of a living tab alone, also to a copy of it, and takes up those of a closed one", async () => {
  const session = storage();
  const first = await openTab(session);
  first.keepEdit("draft-1", mine);
  expect((await openTab(storage())).findEdit("draft-1")).toBeNull();
  const copied = await openTab(session);
  expect(copied.findEdit("draft-1")).toBeNull();
  vi.clearAllTimers();
  vi.advanceTimersByTime(11_000);
  const later = await openTab(storage());
  expect(later.findEdit("draft-1")).toEqual(mine);
  expect(first.findEdit("draft-1")).toBeNull();
});
