export function readPackages(
  root: string,
  lock: object,
): { name: string; version: string; licence: string; path: string }[];
export function inspectLock(lock: object, packages: readonly object[], manifest: object): string[];
