// `npm run bundle [target …]`: archives that run on an office computer without compiler, network or admin
// rights, started by a double click. Each holds its own Node (from the npm registry), the built program,
// knowledge, models, prompts and only those packages the built program imports. The vector index falls back
// to exact search: hnswlib-node would have to be compiled.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isStale } from "./build.mjs";
import { tar, zip } from "./bundle/archives.mjs";
import { fetchNode } from "./bundle/node-binaries.mjs";
import { copyPackage, importedPackages } from "./bundle/packages.mjs";
import { writeStarters } from "./bundle/starters.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "bundles");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const targets = {
  "win-x64": { prebuilds: "win32-x64", windows: true },
  "linux-x64": { prebuilds: "linux-x64", windows: false },
  "linux-arm64": { prebuilds: "linux-arm64", windows: false },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")} 这种安装包（可选：${Object.keys(targets).join("、")}）`);
  process.exit(2);
}
if (isStale()) await build();
const packages = importedPackages(root);
for (const name of wanted.length > 0 ? wanted : Object.keys(targets)) bundle(name, targets[name]);

function bundle(target, { prebuilds, windows }) {
  const name = `youju-${version}-${target}`;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, "app");
  mkdirSync(app, { recursive: true });
  const parts = ["dist", "knowledge", "models", "prompts", "docs", "package.json", "LICENSE", ".env.example"];
  const filter = (source) => !source.endsWith(".map");
  for (const part of parts)
    if (existsSync(join(root, part))) cpSync(join(root, part), join(app, part), { recursive: true, filter });
  // Says that knowledge, data and .env lie beside `app`.
  writeFileSync(join(app, ".portable"), "");
  // For developers: the list of training data and its scripts, and types.
  for (const part of ["models/train", "dist/types"])
    rmSync(join(app, part), { recursive: true, force: true });
  for (const pkg of packages) copyPackage(root, pkg, join(app, "node_modules"), prebuilds);
  fetchNode(target, join(folder, "node"));
  writeStarters(folder, { version, windows });
  console.log(windows ? zip(out, name) : tar(out, name));
}
