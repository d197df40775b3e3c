import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences that ask for no more than their notice; anything else is looked at by a person first. */
const allowed = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unlicense",
  "Python-2.0",
  "Zlib",
  // File by file: changes to its files are to be published, the program around it is not (lightningcss, a build tool).
  "MPL-2.0",
]);

/** Looks for the binary in its own package and builds only where there is none; runs with --ignore-scripts too. */
const harmlessScripts = new Set(["@photostructure/sqlite"]);

const isDevelopment = (entry) => entry.dev === true || entry.devOptional === true;

/** The packages of an installation without development ones, as the lock has them. */
export function readPackages(root, lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && !isDevelopment(entry) && entry.link !== true)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      licence: entry.license ?? licenceIn(join(root, path)) ?? "未写明",
      optional: entry.optional === true,
      path,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function licenceIn(folder) {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, "utf8"));
  return typeof license === "string" ? license : (license?.type ?? licenses?.[0]?.type);
}

/** What is wrong with the lock, one line a fault. `manifest`: package.json, whose allowScripts is the short list. */
export function inspectLock(lock, packages, manifest) {
  const faults = [];
  for (const { name, version, licence } of packages)
    if (
      !licence
        .replaceAll(/[()]/gu, "")
        .split(/ OR | AND /u)
        .some((one) => allowed.has(one))
    )
      faults.push(`${name}@${version}：许可 ${licence} 没有审过`);
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "" || entry.link === true || entry.inBundle === true) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (!(entry.integrity ?? "").startsWith("sha512-")) faults.push(`${name}：锁文件里没有校验值`);
    if (entry.resolved !== undefined && !isRegistryArchive(entry.resolved, name, entry.version))
      faults.push(`${name}：不是从软件源取的（${entry.resolved}）`);
    const mayRun = manifest.allowScripts?.[name] === true || harmlessScripts.has(name);
    if (entry.hasInstallScript === true && !isDevelopment(entry) && !mayRun)
      faults.push(`${name}：安装时要运行脚本，而不在允许之列`);
  }
  return faults;
}

/** `https://…/<name>/-/<file>-<version>.tgz` of some registry, whatever its host; no git, no file, no other address. */
function isRegistryArchive(resolved, name, version) {
  if (!URL.canParse(resolved)) return false;
  const { protocol, pathname } = new URL(resolved);
  return protocol === "https:" && pathname.includes("/-/") && pathname.endsWith(`-${version}.tgz`);
}
