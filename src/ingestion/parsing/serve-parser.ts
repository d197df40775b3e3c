import { ClassifiedError, IngestionError } from "../../errors.ts";
import { parseFile, parseLines } from "./parse-file.ts";
import type { LinesRequest, ParseRequest, ParserMessage, Refusal } from "./parser-messages.ts";

/** The work of the parser process: parses each file it is sent until its parent goes. */
export function serveParser(host: NodeJS.Process): void {
  host.on("disconnect", () => host.exit());
  host.on("message", (request: ParseRequest | LinesRequest) => {
    void answer(request, (message) => host.send?.(message));
  });
}

async function answer(
  request: ParseRequest | LinesRequest,
  send: (message: ParserMessage) => void,
): Promise<void> {
  const alive = (): void => send({ kind: "alive" });
  try {
    if ("linesOnly" in request) {
      const read = await parseLines(request, alive);
      send({ kind: "read", read, residentBytes: process.memoryUsage.rss() });
      return;
    }
    const loaded = await parseFile(request, alive);
    send({ kind: "loaded", loaded, residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    send({ kind: "refused", refusal: toRefusal(error), residentBytes: process.memoryUsage.rss() });
  }
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof IngestionError) {
    const { message, fix, dropsPrevious } = error;
    return { message, fix, dropsPrevious, mark: error instanceof ClassifiedError ? error.mark : null };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const fix = "请另存为 docx 或 txt 后重试";
  return { message: `解析时出错：${reason}`, fix, dropsPrevious: false, mark: null };
}
