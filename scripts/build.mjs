// Bundles src/ to dist/: the program, its library entry, the ingestion thread, the parser process and the
// page. Run by `prepare` and, when a source is newer than dist/, by bin/youju.mjs. Vite is a dependency because an office runs this after
// `npm ci --omit=dev` too.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "dist", ".built");
const inputs = ["src", "scripts", "package.json", "package-lock.json", "tsconfig.library.json"];

/** Newest modification below a path, ms. */
function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True when dist/ is missing or older than what it is built from. A package without sources is never stale. */
export function isStale() {
  if (!existsSync(join(root, "src"))) return false;
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return inputs.some((input) => existsSync(join(root, input)) && newest(join(root, input)) > built);
}

export async function build() {
  // The component library behaves differently under "test" (one id for every element).
  process.env.NODE_ENV = "production";
  const { build: viteBuild } = await import("vite");
  rmSync(stamp, { force: true });
  await viteBuild({
    root,
    configFile: false,
    logLevel: "warn",
    // Everything from node_modules stays there: native parts and their loaders cannot be bundled.
    ssr: { external: true },
    build: {
      ssr: true,
      outDir: "dist",
      emptyOutDir: true,
      target: "node20",
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: {
          main: join(root, "src/main.ts"),
          worker: join(root, "src/worker.ts"),
          library: join(root, "src/library.ts"),
          parser: join(root, "src/parser.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  const { pageViteOptions } = await import(
    pathToFileURL(join(root, "src/channels/web/page/vite-options.mjs")).href
  );
  await viteBuild(pageViteOptions(join(root, "dist/page")));
  writeDeclarations();
  writeFileSync(stamp, new Date().toISOString());
}

/**
 * Types of the library entry, for who develops with it: the compiler is a development dependency. What it
 * has to say about the sources is `npm run check`'s business.
 */
function writeDeclarations() {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  if (existsSync(compiler))
    spawnSync(process.execPath, [compiler, "-p", "tsconfig.library.json"], { cwd: root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
