import { XMLParser } from "fast-xml-parser";
import { limits } from "../limits.ts";
import { damaged, tooLarge } from "./unsafe-content.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OrderedElement {
  readonly ":@"?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/**
 * XML of an office package as a tree. Document types are refused: no office format uses them, and
 * entities are how XML bombs are built.
 * @throws IngestionError when it is damaged, too deep or declares a document type.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > limits.part) throw tooLarge("XML");
  const text = decodeXml(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw damaged("XML 含有不允许的实体声明");
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    trimValues: false,
    // Only for &#x4e00; and the like: the numeric references are part of this set.
    htmlEntities: true,
    maxNestedTags: limits.xmlDepth,
  });
  let ordered: unknown;
  try {
    ordered = parser.parse(text);
  } catch (error) {
    throw damaged("XML 写法有误", error);
  }
  const root = children(ordered).find((child) => typeof child !== "string" && !child.name.startsWith("?"));
  if (root === undefined || typeof root === "string") throw damaged("XML 是空的");
  return root;
}

/** Depth is bounded by the parser, so that this recursion is too. */
function children(ordered: unknown): (XmlElement | string)[] {
  if (!Array.isArray(ordered)) return [];
  return (ordered as OrderedElement[]).map((element) => {
    const text = element["#text"];
    if (typeof text === "string") return text;
    const name = Object.keys(element).find((key) => key !== ":@") ?? "";
    return { name, attributes: element[":@"] ?? {}, children: children(element[name]) };
  });
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w-]+)["']/iu.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  const isChinese = /^(?:gb|big5)/u.test(declared);
  return new TextDecoder(isChinese ? declared : "utf-8").decode(bytes);
}

/** Child elements of that name. */
export function childrenOf(element: XmlElement | null, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (typeof child !== "string" && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** Follows a path of child names; null as soon as one is missing. */
export function childOf(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let at = element;
  for (const name of path) at = childrenOf(at, name)[0] ?? null;
  return at;
}

/** Every element of that name at any depth, in document order. */
export function descendantsOf(element: XmlElement | null, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of childrenOf(element)) {
    if (child.name === name) found.push(child);
    found.push(...descendantsOf(child, name));
  }
  return found;
}

/** All text below an element. */
export function textOf(element: XmlElement | null): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join("");
}
