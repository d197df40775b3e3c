export type Age = "today" | "week" | "earlier";

const day = 24 * 60 * 60 * 1000;

/** Entries by how long ago they changed, in the order they came; groups without any are left out. */
export function groupByAge<Entry extends { readonly updatedAt: number }>(
  entries: readonly Entry[],
  now: Date,
): readonly { readonly age: Age; readonly entries: readonly Entry[] }[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const ageOf = ({ updatedAt }: Entry): Age =>
    updatedAt >= midnight ? "today" : updatedAt >= midnight - 6 * day ? "week" : "earlier";
  return (["today", "week", "earlier"] as const)
    .map((age) => ({ age, entries: entries.filter((entry) => ageOf(entry) === age) }))
    .filter((group) => group.entries.length > 0);
}
