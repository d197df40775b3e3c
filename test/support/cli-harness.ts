import type { Terminal } from "../../src/channels/cli/command.ts";
import { runCli, type GlobalOptions } from "../../src/channels/cli/run.ts";
import { createFakeAssistant, type FakeAssistant, type FakeAssistantOptions } from "./fake-assistant.ts";
import { createTestOffice, type TestOffice } from "./test-office.ts";

export interface CliRun {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
  readonly assistant: FakeAssistant;
  /** What each opening of the assistant, or each reload, was given. */
  readonly opened: readonly GlobalOptions[];
  readonly served: readonly GlobalOptions[];
}

/** One command line over the fake assistant, with what it wrote to either stream. */
export async function runLine(
  argv: readonly string[],
  options: FakeAssistantOptions & {
    readonly openError?: Error;
    readonly signal?: AbortSignal;
    readonly office?: TestOffice;
  } = {},
): Promise<CliRun> {
  const office = options.office ?? createTestOffice();
  const assistant = createFakeAssistant(options);
  const opened: GlobalOptions[] = [];
  const served: GlobalOptions[] = [];
  let [out, err] = ["", ""];
  const terminal: Terminal = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isInteractive: false,
  };
  const code = await runCli(argv, {
    terminal,
    signal: options.signal ?? new AbortController().signal,
    openAssistant: (given) => {
      opened.push(given);
      return options.openError === undefined ? Promise.resolve(assistant) : Promise.reject(options.openError);
    },
    reload: (given, full) => {
      opened.push(given);
      return assistant.reload({ full });
    },
    backUp: (_given, out) => Promise.resolve({ folder: out, files: 3, bytes: 2 * 1024 * 1024 }),
    restore: () => Promise.resolve({ files: 3, before: ["/old"] }),
    openOffice: (given) => {
      opened.push(given);
      return { ...office, close: () => {} };
    },
    serve: (given) => {
      served.push(given);
      return Promise.resolve();
    },
  });
  return { code, out, err, assistant, opened, served };
}
