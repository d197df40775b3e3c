import { IngestionError } from "../../errors.ts";
import { readFormat } from "../formats/read-format.ts";
import type { ParseRequest, ParserMessage } from "./parser-messages.ts";

/** The work of the parser process: reads each file it is sent until its parent goes. */
export function serveParser(host: NodeJS.Process): void {
  host.on("disconnect", () => host.exit());
  host.on("message", (request: ParseRequest) => {
    void answer(request, (message) => host.send?.(message));
  });
}

async function answer({ file, bytes }: ParseRequest, send: (message: ParserMessage) => void): Promise<void> {
  try {
    const reading = await readFormat(bytes, { file, alive: () => send({ kind: "alive" }) });
    send({ kind: "read", reading, residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    // readFormat throws nothing else; should it, the process ends and its parent says so.
    if (!(error instanceof IngestionError)) throw error;
    const { message, fix } = error;
    send({ kind: "refused", message, fix, residentBytes: process.memoryUsage.rss() });
  }
}
