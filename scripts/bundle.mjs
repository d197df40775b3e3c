// `npm run bundle [target …]`: archives that run on an office computer without compiler, network or admin
// rights, started by a double click. Each holds its own Node (from the npm registry), the built program,
// knowledge, models, prompts and only those packages the built program imports. The vector index falls back
// to exact search: hnswlib-node would have to be compiled.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { build, isStale } from "./build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "bundles");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
/** The last release of the line we test on; `node-<target>` packages carry Node's own binaries. */
const nodeVersion = "20.20.2";
const targets = {
  "win-x64": { binary: "node.exe", prebuilds: ["win32-x64"] },
  "linux-x64": { binary: "node", prebuilds: ["linux-x64"] },
  "linux-arm64": { binary: "node", prebuilds: ["linux-arm64"] },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")} 这种安装包（可选：${Object.keys(targets).join("、")}）`);
  process.exit(2);
}
if (isStale()) await build();
for (const name of wanted.length > 0 ? wanted : Object.keys(targets)) bundle(name, targets[name]);

function bundle(target, { binary, prebuilds }) {
  const name = `youju-${version}-${target}`;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, "app");
  mkdirSync(app, { recursive: true });
  for (const part of ["dist", "knowledge", "models", "prompts", "package.json", "LICENSE", ".env.example"]) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(app, part), { recursive: true });
  }
  // The training data's list and scripts are for developers.
  rmSync(join(app, "models", "train"), { recursive: true, force: true });
  for (const pkg of importedPackages()) copyPackage(pkg, join(app, "node_modules"), prebuilds);
  fetchNode(target, binary, join(folder, "node"));
  writeStarters(folder, binary);
  for (const file of ["README.md", "README.zh-CN.md"]) cpSync(join(root, file), join(folder, file));
  const archive = target.startsWith("win") ? zip(folder, name) : tar(name);
  console.log(archive);
}

/** Every package the built program can reach, dependencies included; optional ones are left out. */
function importedPackages() {
  const found = new Set();
  const queue = scriptsBelow(join(root, "dist"))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*["']([^"'./][^"']*)["']/gu),
    ])
    .map((match) => packageName(match[1]));
  while (queue.length > 0) {
    const name = queue.pop();
    const manifest = join(root, "node_modules", name, "package.json");
    if (found.has(name) || isBuiltin(name) || !existsSync(manifest)) continue;
    found.add(name);
    queue.push(...Object.keys(JSON.parse(readFileSync(manifest, "utf8")).dependencies ?? {}));
  }
  found.delete("hnswlib-node");
  return [...found].sort((left, right) => left.localeCompare(right));
}

/** Not the page: what it needs is in its own files. */
function scriptsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === "page" ? [] : scriptsBelow(join(folder, entry.name));
    return entry.name.endsWith(".js") ? [join(folder, entry.name)] : [];
  });
}

function packageName(specifier) {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

function isBuiltin(name) {
  return name.startsWith("node:") || builtinModules.includes(name);
}

/** With nested packages of other versions, without sources maps and the native parts of other systems. */
function copyPackage(name, modules, prebuilds) {
  const from = join(root, "node_modules", name);
  cpSync(from, join(modules, name), {
    recursive: true,
    filter: (source) => {
      const inside = source.slice(from.length).replaceAll("\\", "/");
      const native = /\/prebuilds\/([^/]+)/u.exec(inside)?.[1];
      return (
        (native === undefined || prebuilds.some((kept) => native.startsWith(kept))) &&
        !inside.endsWith(".map")
      );
    },
  });
}

/** `npm pack` checks the registry's integrity hash. */
function fetchNode(target, binary, folder) {
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync(
    "npm",
    ["pack", `node-${target}@${nodeVersion}`, "--silent", "--pack-destination", folder],
    {
      encoding: "utf8",
    },
  ).trim();
  const archive = join(folder, packed.split("\n").at(-1));
  execFileSync("tar", ["-xzf", archive, "-C", folder, "--strip-components=2", `package/bin/${binary}`]);
  rmSync(archive);
  chmodSync(join(folder, binary), 0o755);
}

/** The folder above `app` holds what the office keeps: an update replaces `app` and `node` only. */
function writeStarters(folder, binary) {
  if (binary === "node.exe") {
    // ASCII and CRLF: the console may be in GBK, and the program itself prints what there is to read.
    const lines = [
      "@echo off",
      "chcp 65001 >nul",
      'cd /d "%~dp0"',
      'if not exist "knowledge" xcopy /e /i /q "app\\knowledge" "knowledge" >nul',
      'set "KNOWLEDGE_DIR=%~dp0knowledge"',
      'set "DATA_DIR=%~dp0data"',
      'start "" /b cmd /c "ping -n 6 127.0.0.1 >nul & start http://127.0.0.1:8765"',
      '"%~dp0node\\node.exe" "%~dp0app\\dist\\main.js" serve %*',
      "pause",
      "",
    ];
    writeFileSync(join(folder, "启动.bat"), lines.join("\r\n"));
    return;
  }
  const script = join(folder, "start.sh");
  const lines = [
    "#!/bin/sh",
    'cd "$(dirname "$0")" || exit 1',
    "[ -d knowledge ] || cp -r app/knowledge knowledge",
    'export KNOWLEDGE_DIR="$PWD/knowledge" DATA_DIR="$PWD/data"',
    'exec node/node app/dist/main.js "${@:-serve}"',
    "",
  ];
  writeFileSync(script, lines.join("\n"));
  chmodSync(script, 0o755);
}

function zip(folder, name) {
  const files = {};
  const add = (at, path) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const [source, target] = [join(at, entry.name), `${path}/${entry.name}`];
      if (entry.isDirectory()) add(source, target);
      else files[target] = new Uint8Array(readFileSync(source));
    }
  };
  add(folder, name);
  const archive = join(out, `${name}.zip`);
  writeFileSync(archive, zipSync(files, { level: 6 }));
  return archive;
}

function tar(name) {
  const archive = join(out, `${name}.tar.gz`);
  execFileSync("tar", ["-czf", archive, "-C", out, name]);
  return archive;
}
