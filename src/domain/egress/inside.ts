const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/u;

/** Whether a host is this machine or one the office has declared its own (`PRIVATE_ENDPOINTS`). */
export function isInside(host: string, declared: readonly string[]): boolean {
  const name = host.toLowerCase();
  return isLoopbackHost(name) || declared.some((other) => other.toLowerCase() === name);
}

export function isLoopbackHost(host: string): boolean {
  return loopback.test(host);
}

/** Text of documents marked internal goes to no endpoint outside (design §6.9). */
export function mayLeave(document: { readonly internal: boolean }, sendsOutside: boolean): boolean {
  return !(document.internal && sendsOutside);
}
