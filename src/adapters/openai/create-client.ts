import { type ClientOptions, OpenAI } from "openai";
import { fetchThrough } from "./proxied-fetch.ts";

/** Where the client calls, and what it shows there. */
export interface ClientEndpoint {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly proxy?: string | undefined;
}

/** Retries with growing pauses, Retry-After and the time limit of a request are the client's own. */
export function createClient({ baseUrl, apiKey, proxy }: ClientEndpoint, limits: ClientOptions = {}): OpenAI {
  const through = fetchThrough(proxy);
  return new OpenAI({
    baseURL: baseUrl,
    ...(through === undefined ? {} : { fetch: through }),
    apiKey: apiKey ?? "none",
    organization: null,
    project: null,
    logLevel: "off",
    ...limits,
  });
}
