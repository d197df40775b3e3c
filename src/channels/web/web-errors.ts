import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { machineErrorOf, YoujuError } from "../../errors.ts";

/** A request that cannot be served: the status, what was wrong and how to mend it. */
export class WebError extends HTTPException {
  readonly fix: string;

  constructor(status: ContentfulStatusCode, message: string, fix = "") {
    super(status, { message });
    this.fix = fix;
  }
}

/** Whether whoever asked left in the middle of the request's body: what Node says of it. */
export function isAbandoned(error: Error): boolean {
  return "code" in error && error.code === "ECONNRESET" && error.message === "aborted";
}

export interface ErrorBody {
  readonly error: { readonly message: string; readonly fix: string };
}

/** What a person may be told about a failure; inner details stay in the log, under the number that is told. */
export function errorBody(error: unknown, requestId?: string): ErrorBody {
  if (error instanceof WebError || error instanceof YoujuError) {
    return { error: { message: error.message, fix: error.fix } };
  }
  const machine = machineErrorOf(error);
  const number = requestId === undefined ? "" : `（编号 ${requestId}）`;
  if (machine !== null) return { error: { message: machine.message, fix: machine.fix } };
  return { error: { message: "服务器内部错误", fix: `请稍后重试；仍不行请把日志${number}交给管理员` } };
}

/** The same in one line, for an `error` event. */
export function errorLine(error: unknown, requestId?: string): string {
  const { message, fix } = errorBody(error, requestId).error;
  return fix === "" ? message : `${message}（${fix}）`;
}
