import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";

/** Every package the built program can reach, dependencies included; optional ones are left out. */
export function importedPackages(root) {
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

/** With nested packages of other versions; without source maps and the native parts of other systems. */
export function copyPackage(root, name, modules, prebuilds) {
  const from = join(root, "node_modules", name);
  cpSync(from, join(modules, name), {
    recursive: true,
    filter: (source) => {
      const inside = source.slice(from.length).replaceAll("\\", "/");
      const native = /\/prebuilds\/([^/]+)/u.exec(inside)?.[1];
      return (native === undefined || native.startsWith(prebuilds)) && !inside.endsWith(".map");
    },
  });
}
