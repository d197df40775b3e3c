import { texts } from "../texts.ts";

/** A request that did not succeed; `status` 0: the service could not be reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** What the server said besides; null when it said nothing that can be read. */
  readonly body: unknown;

  constructor(status: number, message: string, body: unknown = null) {
    super(message);
    this.status = status;
    this.body = body;
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
  if (!response.ok) throw await readFailure(response);
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

async function readFailure(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as { error: { message: string; fix: string } };
    const { message, fix } = body.error;
    return new ApiError(response.status, fix === "" ? message : `${message}，${fix}。`, body);
  } catch {
    return new ApiError(response.status, texts.failure.unknown);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : texts.failure.unknown;
}
