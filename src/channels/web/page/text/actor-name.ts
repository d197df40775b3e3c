import { texts } from "../texts.ts";

const own = new Map<string, string>(Object.entries(texts.actors));

/** Whoever did something, by name; the names that the program uses itself are said in words. */
export function actorName(id: string): string {
  return own.get(id) ?? id;
}
