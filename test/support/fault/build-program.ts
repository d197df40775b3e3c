import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Once before the fault ring: what is killed is the program as it is installed. */
export function setup(): void {
  const build = `const { build, isStale } = await import("./scripts/build.mjs"); if (isStale()) await build();`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", build], { cwd: root, stdio: "inherit" });
}
