import { isLoopbackHost } from "../domain/egress/inside.ts";

/** The proxy for an outside address, or null; loopback never goes through it (design §8). */
export function proxyFor(
  address: string,
  proxy: string | undefined,
  except: readonly string[],
): string | null {
  const { hostname } = new URL(address);
  if (proxy === undefined || isLoopbackHost(hostname)) return null;
  const spared = except.some((entry) => {
    const name = entry.replace(/^\*?\./u, "").toLowerCase();
    return entry === "*" || hostname === name || hostname.endsWith(`.${name}`);
  });
  return spared ? null : proxy;
}
