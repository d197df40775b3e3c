import type { z } from "zod";
import type { Setting } from "../domain/operation/installation.ts";

const secret = /TOKEN|KEY|SECRET/u;

/** Every variable of a schema with the value that is set: secrets only as set, addresses without passwords. */
export function listSettings(
  variables: Readonly<Record<string, z.ZodType>>,
  environment: Readonly<Record<string, string | undefined>>,
): Setting[] {
  return Object.entries(variables).map(([name, schema]) => {
    const value = environment[name]?.trim() ?? "";
    const purpose = schema.description ?? "";
    return {
      name,
      purpose,
      value: value === "" ? null : secret.test(name) ? "已设置" : withoutPassword(value),
    };
  });
}

function withoutPassword(value: string): string {
  return value.replace(/(:\/\/)[^/@\s]*@/gu, "$1***@");
}
