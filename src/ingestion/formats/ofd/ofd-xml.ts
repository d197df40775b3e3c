import { childrenOf, type XmlElement } from "../package/parse-xml.ts";

/** OFD parts carry the prefix `ofd:`, another one, or none: names are compared without it. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

/** The first element of that name at any depth. */
export function first(element: XmlElement | null, name: string): XmlElement | null {
  return all(element, name)[0] ?? null;
}

/** Every element of that name at any depth, in document order. */
export function all(element: XmlElement | null, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of childrenOf(element)) {
    if (localName(child) === name) found.push(child);
    for (const inner of all(child, name)) found.push(inner);
  }
  return found;
}

export function value(element: XmlElement, attribute: string): string {
  return element.attributes[attribute] ?? "";
}
