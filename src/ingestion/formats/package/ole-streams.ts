import { CFB } from "@e965/xlsx";
import { damaged } from "./unsafe-content.ts";

/** The streams of these names in an OLE container. @throws IngestionError when the first name is missing. */
export function oleStreams(bytes: Uint8Array, names: readonly string[]): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  try {
    const container = CFB.read(Buffer.from(bytes), { type: "buffer" }) as {
      FullPaths: string[];
      FileIndex: { content?: Uint8Array }[];
    };
    for (const name of names) {
      const at = container.FullPaths.findIndex((path) => path.endsWith(`/${name}`));
      const content = container.FileIndex[at]?.content;
      if (content !== undefined) found.set(name, Uint8Array.from(content));
    }
  } catch (cause) {
    throw damaged("OLE 结构", cause);
  }
  return found;
}

/**
 * A fresh container with nothing but these streams. The readers of .doc and .xls walk allocation chains
 * and property sets without end when these are damaged; of what is written here they cannot.
 */
export function wrapOle(streams: ReadonlyMap<string, Uint8Array>): Buffer {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of streams) CFB.utils.cfb_add(container, `/${name}`, content);
  return CFB.write(container, { type: "buffer" }) as Buffer;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
