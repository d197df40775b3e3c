import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ReloadEvent, ReloadReport } from "../../../src/domain/operation/reload.ts";
import { BusyError } from "../../../src/errors.ts";
import type { Logger } from "../../../src/logger.ts";
import { keepCurrent } from "../../../src/operations/keep-current.ts";
import { createKnowledgeFolder } from "../../support/knowledge-folder.ts";

const report: ReloadReport = {
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 3,
  chunks: 9,
  rejected: [],
  duplicates: [],
  stale: [],
  warnings: [],
  took_ms: 1,
};

/** A reload of which the test says when it ends and how; the lines that are logged. */
function office(outcomes: readonly (Partial<ReloadReport> | Error)[]) {
  const folder = createKnowledgeFolder();
  const starts: string[] = [];
  const lines: string[] = [];
  const log = (_fields: object, message: string): void => void lines.push(message);
  const logger: Logger = { debug: log, info: log, warn: log, error: log };
  let release: () => void = () => {};
  async function* reload(by: "start" | "watch"): AsyncIterable<ReloadEvent> {
    const outcome = outcomes[starts.length] ?? {};
    starts.push(by);
    await new Promise<void>((resolve) => (release = resolve));
    if (outcome instanceof Error) throw outcome;
    yield { type: "reload-end", report: { ...report, ...outcome } };
  }
  const keeping = (watch: boolean) =>
    keepCurrent({
      knowledgeDir: folder.knowledgeDir,
      dataDir: folder.dataDir,
      watch,
      reload,
      logger,
      timing: { quiet: 10 },
    });
  return { folder, starts, lines, keeping, endReload: () => release() };
}

const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 5000, interval: 5 });

describe("keepCurrent", () => {
  const undo: (() => void)[] = [];
  afterEach(() => undo.splice(0).forEach((step) => step()));

  it("takes up once what changed while nothing ran, and says how that went", async () => {
    const { folder, starts, lines, keeping, endReload } = office([{ added: 2 }]);
    undo.push(() => folder[Symbol.dispose]());
    const keeper = await keeping(false);
    undo.push(() => keeper.stop());
    endReload();
    await until(() => lines.length === 1);
    expect([starts, lines]).toEqual([["start"], ["资料已是最新"]]);
  });

  it("starts again for what changed while a reload ran, and says nothing where nothing was new", async () => {
    const { folder, starts, lines, keeping, endReload } = office([{}, {}]);
    undo.push(() => folder[Symbol.dispose]());
    const keeper = await keeping(true);
    undo.push(() => keeper.stop());
    folder.write("policies/新.md", "# 新\n");
    await sleep(100);
    expect(starts).toEqual(["start"]);
    endReload();
    await until(() => starts.length === 2);
    endReload();
    await until(() => lines.length >= 1);
    expect(starts[1]).toBe("watch");
    expect(lines).toEqual(["资料已是最新"]);
  });

  it("says in one line what stopped a reload, and nothing once it is told to stop", async () => {
    const { folder, lines, keeping, endReload } = office([
      new BusyError("另一个进程正在更新索引", "请等它结束"),
    ]);
    undo.push(() => folder[Symbol.dispose]());
    const keeper = await keeping(false);
    endReload();
    await until(() => lines.length === 1);
    expect(lines).toEqual(["另一个进程正在更新索引（请等它结束）"]);
    keeper.stop();

    const stopped = office([new Error("cut off")]);
    undo.push(() => stopped.folder[Symbol.dispose]());
    const other = await stopped.keeping(false);
    other.stop();
    stopped.endReload();
    await sleep(20);
    expect(stopped.lines).toEqual([]);
  });
});
