import { damaged } from "./unsafe-content.ts";
import { bytesSource, openZip, type ZipPackage } from "./open-zip.ts";
import { childrenOf, parseXml, type XmlElement } from "./parse-xml.ts";

/** An office document in a zip: XML parts that point to one another by relations. */
export interface OfficePackage {
  readonly zip: ZipPackage;
  /** The part as XML, or null when the package has none. */
  xml(part: string): XmlElement | null;
  /** @throws IngestionError when the part is missing: without it there is no document. */
  required(part: string): XmlElement;
  /** Relations of a part: id → {target part, kind}. Targets outside the package are left out. */
  relations(part: string): ReadonlyMap<string, Relation>;
}

export interface Relation {
  readonly target: string;
  /** Last word of the relation's type: `header`, `footnotes`, `slide` … */
  readonly kind: string;
}

export function openPackage(bytes: Uint8Array): OfficePackage {
  const zip = openZip(bytesSource(bytes));
  const xml = (part: string): XmlElement | null => {
    const content = zip.read(part);
    return content === null ? null : parseXml(content);
  };
  return {
    zip,
    xml,
    required(part) {
      const found = xml(part);
      if (found === null) throw damaged(`缺少 ${part}`);
      return found;
    },
    relations(part) {
      const slash = part.lastIndexOf("/");
      const folder = part.slice(0, slash + 1);
      const found = new Map<string, Relation>();
      for (const { attributes } of childrenOf(
        xml(`${folder}_rels/${part.slice(slash + 1)}.rels`),
        "Relationship",
      )) {
        if (attributes["TargetMode"] === "External") continue;
        found.set(attributes["Id"] ?? "", {
          target: resolvePart(folder, attributes["Target"] ?? ""),
          kind: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
        });
      }
      return found;
    },
  };
}

/** `../media/a.xml` seen from `word/`; never leaves the package. */
export function resolvePart(folder: string, target: string): string {
  const parts: string[] = target.startsWith("/") ? [] : folder.split("/").filter((part) => part !== "");
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
