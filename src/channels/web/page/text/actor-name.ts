import { texts } from "../texts.ts";

/** Whoever did something, by name; the names that the program uses itself are said in words. */
export function actorName(id: string): string {
  const { actors } = texts;
  return Object.hasOwn(actors, id) ? actors[id as keyof typeof actors] : id;
}
