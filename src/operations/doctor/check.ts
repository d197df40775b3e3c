import type { DoctorReport } from "../../domain/egress/outgoing.ts";

export type Check = DoctorReport["checks"][number];

/** `fix` is kept only where something is not well. */
export function check(name: string, ok: boolean, detail: string, fix: string): Check {
  return { name, ok, detail, fix: ok ? "" : fix };
}
