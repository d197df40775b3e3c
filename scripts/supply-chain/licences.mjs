// `npm run licences [-- --json]`: what a user's installation is made of, from the lock file and the packages
// themselves. Fails on a licence nobody has looked at, on an entry without a checksum or from elsewhere than
// the npm registry, and on an install script that is not allowed.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspectLock, readPackages } from "./lock.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"));
const packages = readPackages(root, lock);
const faults = inspectLock(lock, packages, JSON.parse(readFileSync(`${root}/package.json`, "utf8")));

if (process.argv.includes("--json")) console.log(JSON.stringify({ packages, faults }, null, 2));
else {
  for (const { name, version, licence } of packages) console.log(`${name}\t${version}\t${licence}`);
  const counts = Object.entries(Object.groupBy?.(packages, ({ licence }) => licence) ?? {});
  for (const [licence, list] of counts) console.log(`# ${licence}: ${list.length}`);
  console.log(`# ${packages.length} 个包；没有做 npm audit：这里的软件源不回答，请在能连官方源的机器上运行`);
  for (const fault of faults) console.error(fault);
}
process.exitCode = faults.length === 0 ? 0 : 1;
