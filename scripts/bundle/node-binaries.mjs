import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * Node's own binaries as packages of the npm registry. They are no dependencies (each is 25 MB and of one
 * system), so that their hashes are fixed here instead of in package-lock.json: another archive is refused.
 */
const version = "20.20.2";
const hashes = {
  "linux-x64":
    "sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
  "win-x64":
    "sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==",
  "linux-arm64":
    "sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==",
};

/** Puts node (or node.exe) and its licence into `folder`. @throws when an archive is not the one we know. */
export function fetchNode(target, folder) {
  const isWindows = target.startsWith("win");
  extract(target, `bin/${isWindows ? "node.exe" : "node"}`, folder);
  // The archive for Windows comes without the licence it is under.
  extract(isWindows ? "linux-x64" : target, "LICENSE", folder);
}

function extract(target, member, folder) {
  mkdirSync(folder, { recursive: true });
  const npm = ["pack", `node-${target}@${version}`, "--silent", "--pack-destination", folder];
  const archive = join(folder, execFileSync("npm", npm, { encoding: "utf8" }).trim().split("\n").at(-1));
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== hashes[target]) throw new Error(`node-${target}@${version} 的校验值不对：${found}`);
  execFileSync("tar", ["-xzf", archive, "-C", folder, `package/${member}`]);
  renameSync(join(folder, "package", member), join(folder, basename(member)));
  rmSync(join(folder, "package"), { recursive: true });
  rmSync(archive);
}
