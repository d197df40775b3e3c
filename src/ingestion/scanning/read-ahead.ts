/** Reads under way before their turn: enough to keep a disk busy, little enough to hold in memory. */
const mostItems = 16;
const mostBytes = 8 * 1024 * 1024;

/** Starts the next few reads early and gives the results in order; a failed read does not stop the others. */
export async function* readAhead<T extends { readonly size: number }, R>(
  items: readonly T[],
  read: (item: T) => Promise<R>,
): AsyncGenerator<{ item: T; result: PromiseSettledResult<R> }> {
  const pending: { item: T; result: Promise<PromiseSettledResult<R>> }[] = [];
  let bytes = 0;
  let next = 0;
  while (next < items.length || pending.length > 0) {
    for (; next < items.length && (pending.length === 0 || roomFor(items[next]!)); next++) {
      const item = items[next]!;
      bytes += item.size;
      pending.push({ item, result: settle(read(item)) });
    }
    const first = pending.shift()!;
    const result = await first.result;
    bytes -= first.item.size;
    yield { item: first.item, result };
  }

  function roomFor(item: T): boolean {
    return pending.length < mostItems && bytes + item.size <= mostBytes;
  }
}

async function settle<R>(work: Promise<R>): Promise<PromiseSettledResult<R>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}
