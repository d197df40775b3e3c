import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const source = fileURLToPath(new URL("../../../src", import.meta.url));
/** Entries that do something when they are imported, and what only a browser runs. */
const notImported = /^(?:main|worker|parser|library)\.ts$|^channels\/web\/page\/|\.d\.ts$/u;

export interface Pattern {
  /** Where it stands, relative to src. */
  readonly place: string;
  readonly pattern: RegExp;
}

/** Every regular expression of the program: those written out, and those that its modules build when they load. */
export async function collectPatterns(): Promise<Pattern[]> {
  const files = readdirSync(source, { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith(".d.ts"));
  const found = new Map<string, Pattern>();
  const keep = (place: string, pattern: RegExp): void => {
    if (!found.has(String(pattern))) found.set(String(pattern), { place, pattern });
  };
  for (const file of files) {
    const code = readFileSync(join(source, file), "utf8");
    visit(parseSync(file, code).program, (pattern, flags, start) =>
      keep(`${file}:${String(code.slice(0, start).split("\n").length)}`, new RegExp(pattern, flags)),
    );
  }
  await watchBuilt(
    files.filter((file) => !notImported.test(file)),
    keep,
  );
  return [...found.values()];
}

function visit(node: unknown, keep: (pattern: string, flags: string, start: number) => void): void {
  if (typeof node !== "object" || node === null) return;
  const { type, regex, start } = node as {
    type?: unknown;
    regex?: { pattern: string; flags: string };
    start?: number;
  };
  if (type === "Literal" && regex !== undefined) keep(regex.pattern, regex.flags, start ?? 0);
  for (const child of Object.values(node)) visit(child, keep);
}

/** Sees each `new RegExp(…)` while the modules are loaded. */
async function watchBuilt(
  files: readonly string[],
  keep: (place: string, pattern: RegExp) => void,
): Promise<void> {
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, values, newTarget) {
      const built = Reflect.construct(target, values, newTarget) as RegExp;
      const place = /\/src\/([^\s?:]+)(?:\?[^:]*)?:(\d+)/u.exec(new Error("here").stack ?? "");
      if (place !== null) keep(`${place[1] ?? ""}:${place[2] ?? ""}`, built);
      return built;
    },
  });
  try {
    for (const file of files) await import(/* @vite-ignore */ join(source, file));
  } finally {
    globalThis.RegExp = Original;
  }
}
