import { afterEach, describe, expect, it, vi } from "vitest";
import { createProgress } from "../../../../src/channels/cli/progress.ts";

const event = { type: "reload-progress", stage: "read", done: 1, total: 2, file: "甲.md" } as const;

afterEach(() => vi.restoreAllMocks());

describe("createProgress", () => {
  it("shows nothing where nobody watches: logs and pipes stay clean", () => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const err = vi.fn<(text: string) => void>();
    const progress = createProgress({ out: err, err, isInteractive: false });
    progress.show(event);
    progress.stop();
    expect(err).not.toHaveBeenCalled();
    expect(stderr).not.toHaveBeenCalled();
    expect(stdout).not.toHaveBeenCalled();
  });

  it("may be stopped before anything happened", () => {
    const silent = (): void => {};
    expect(() => createProgress({ out: silent, err: silent, isInteractive: true }).stop()).not.toThrow();
  });
});
