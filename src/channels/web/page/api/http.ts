import { texts } from "../texts.ts";

/** A request that did not succeed; `status` 0: the service could not be reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One request to our own server. @throws ApiError with a line for the person. */
export async function send(address: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, texts.failure.offline);
  }
  if (!response.ok) throw new ApiError(response.status, await readMessage(response));
  return response;
}

export async function getJson<Value>(address: string, signal?: AbortSignal): Promise<Value> {
  const response = await send(address, signal === undefined ? {} : { signal });
  return (await response.json()) as Value;
}

/** A form goes as it is (files), anything else as JSON. */
export function post(
  address: string,
  body: object,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = body instanceof FormData;
  return send(address, {
    method: "POST",
    // The browser names the type of a form itself: it chooses what divides its parts.
    headers: form ? headers : { "content-type": "application/json", ...headers },
    body: form ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function readMessage(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error: { message: string; fix: string } };
    return error.fix === "" ? error.message : `${error.message}，${error.fix}。`;
  } catch {
    return texts.failure.unknown;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : texts.failure.unknown;
}
