import { CFB } from "@e965/xlsx";
import { damaged } from "./unsafe-content.ts";

/** A stream of an OLE container, by the end of its path. @throws IngestionError when there is none. */
export function oleStream(bytes: Uint8Array, ...names: readonly string[]): DataView {
  let stream: Uint8Array | undefined;
  try {
    const container = CFB.read(Buffer.from(bytes), { type: "buffer" }) as {
      FullPaths: string[];
      FileIndex: { content?: Uint8Array }[];
    };
    const at = container.FullPaths.findIndex((path) => names.some((name) => path.endsWith(`/${name}`)));
    stream = container.FileIndex[at]?.content;
  } catch (cause) {
    throw damaged("OLE 结构", cause);
  }
  if (stream === undefined) throw damaged(`缺少 ${names[0] ?? ""}`);
  const own = Uint8Array.from(stream);
  return new DataView(own.buffer);
}
