import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

export function zip(out, name) {
  const files = {};
  const add = (at, path) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const [source, target] = [join(at, entry.name), `${path}/${entry.name}`];
      if (entry.isDirectory()) add(source, target);
      else files[target] = new Uint8Array(readFileSync(source));
    }
  };
  add(join(out, name), name);
  const archive = join(out, `${name}.zip`);
  writeFileSync(archive, zipSync(files, { level: 6 }));
  return archive;
}

export function tar(out, name) {
  const archive = join(out, `${name}.tar.gz`);
  execFileSync("tar", ["-czf", archive, "--owner=0", "--group=0", "-C", out, name]);
  return archive;
}
