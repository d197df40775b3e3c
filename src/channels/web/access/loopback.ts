/** Whether a HOST setting, or the name in a Host header, can only mean this computer. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/gu, "");
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(name);
}

/** The name without its port: `localhost:8765` → `localhost`, `[::1]:8765` → `[::1]`. */
export function hostnameOf(hostHeader: string): string {
  return hostHeader.replace(/:\d*$/u, "");
}

/** The address as a person types it; IPv6 wants brackets. */
export function formatUrl(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
