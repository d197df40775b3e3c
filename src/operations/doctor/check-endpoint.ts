import { check, type Check } from "./check.ts";

/** One address the program is set up to call. */
export interface EndpointToCheck {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is shown of the address: the rest may hold a token. */
  readonly host: string;
}

const limitMs = 5000;

/** Whether anybody answers there, and takes our key; nothing of any document is sent. */
export async function checkEndpoint(
  { name, url, headers = {}, host }: EndpointToCheck,
  call: typeof fetch = fetch,
): Promise<Check> {
  try {
    const response = await call(url, { headers, signal: AbortSignal.timeout(limitMs) });
    await response.body?.cancel();
    if (
      response.status === 401 ||
      response.status === 403 ||
      (name === "Telegram 接口" && response.status === 404)
    )
      return check(name, false, `${host} 不认这个密钥（${response.status}）`, "请核对密钥或口令");
    if (response.status >= 500)
      return check(name, false, `${host} 出错（${response.status}）`, "请查看提供服务的一方");
    return check(name, true, `${host} 有应答`, "");
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    return check(
      name,
      false,
      timedOut ? `${host} ${limitMs / 1000} 秒没有应答` : `连不上 ${host}`,
      "请检查地址、网络和代理；连不上时照常用原文摘录作答",
    );
  }
}
