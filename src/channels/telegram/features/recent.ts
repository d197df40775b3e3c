/** The last thing of each of the last few people; older ones are forgotten. */
export interface Recent<T> {
  get(owner: string): T | undefined;
  set(owner: string, value: T): void;
  delete(owner: string): void;
}

export function createRecent<T>(most: number): Recent<T> {
  const values = new Map<string, T>();
  return {
    get: (owner) => values.get(owner),
    set: (owner, value) => {
      // Put at the end, where the newest are.
      values.delete(owner);
      values.set(owner, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
    delete: (owner) => {
      values.delete(owner);
    },
  };
}
