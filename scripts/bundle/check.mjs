// `npm run bundle:check`: looks into every bundle in bundles/, and starts the one for this machine in a folder
// with Chinese letters and spaces, with no node on PATH. The others are checked for contents, not run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

const out = join(dirname(fileURLToPath(import.meta.url)), "../../bundles");
/** Machine numbers in the head of a Windows and of a Linux program. */
const machines = { "win-x64": 0x8664, "linux-x64": 0x3e, "linux-arm64": 0xb7 };
const faults = [];

function expect(holds, what) {
  if (!holds) faults.push(what);
}

function machineOf(bytes) {
  if (bytes.toString("latin1", 0, 2) === "MZ") return bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4);
  return bytes.toString("latin1", 1, 4) === "ELF" ? bytes.readUInt16LE(18) : -1;
}

/** The names in an archive, below its one folder, and a way to read them. */
function open(archive) {
  const work = mkdtempSync(join(tmpdir(), "youju-bundle-"));
  const place = join(work, "组织部 U 盘");
  mkdirSync(place);
  if (archive.endsWith(".zip")) {
    const files = unzipSync(new Uint8Array(readFileSync(archive)));
    const read = (name) =>
      Buffer.from(
        files[
          Object.keys(files).find(
            (path) => path.endsWith(`/${name}`) && path.split("/").length === name.split("/").length + 1,
          )
        ] ?? [],
      );
    return {
      work,
      place: null,
      names: Object.keys(files).map((path) => path.slice(path.indexOf("/") + 1)),
      read,
    };
  }
  execFileSync("tar", ["-xzf", archive, "-C", place, "--strip-components=1"]);
  const names = readdirSync(place, { recursive: true, encoding: "utf8" });
  return {
    work,
    place,
    names,
    read: (name) => (existsSync(join(place, name)) ? readFileSync(join(place, name)) : Buffer.alloc(0)),
  };
}

function checkContents(target, { names, read }) {
  const windows = target.startsWith("win");
  const has = new Set(names);
  const starter = windows ? "启动.bat" : "启动.sh";
  const needed = [
    starter,
    "使用说明.txt",
    "node/LICENSE",
    "app/.env.example",
    "app/.portable",
    "app/LICENSE",
    "app/dist/main.js",
    "app/dist/page/index.html",
    "app/dist/parser.js",
    "app/dist/worker.js",
    "app/docs/operations.md",
    "app/knowledge/glossary.tsv",
    "app/models/encoder-1.bin",
  ];
  for (const name of needed) expect(has.has(name), `${target} 缺少 ${name}`);
  expect(
    machineOf(read(windows ? "node/node.exe" : "node/node")) === machines[target],
    `${target} 的 Node 不是它的`,
  );
  const native = names.filter((name) => name.endsWith(".node"));
  expect(native.length > 0, `${target} 没有 SQLite`);
  for (const name of native)
    expect(machineOf(read(name)) === machines[target], `${target} 里的 ${name} 不是它的`);
  for (const name of names)
    expect(
      !/node_modules\/hnswlib-node|models\/train|(?:^|\/)\.env$|\.map$/u.test(name),
      `${target} 不该有 ${name}`,
    );
  expect(read("使用说明.txt").toString("hex", 0, 3) === "efbbbf", `${target} 的使用说明没有编码标记`);
  if (!windows) return;
  const batch = read(starter).toString("latin1");
  // oxlint-disable-next-line no-control-regex
  expect(/^[\x00-\x7f]*$/u.test(batch), "启动.bat 里有中文：GBK 控制台会读错");
  expect(
    batch.split("\n").every((line) => line === "" || line.endsWith("\r")),
    "启动.bat 的换行不是 CRLF",
  );
}

/** Starts it as a double click does, asks one question, and stops it. */
async function checkStart({ work, place }) {
  const path = join(work, "bin");
  mkdirSync(path);
  for (const name of ["sh", "dirname", "mkdir", "cp"])
    symlinkSync(execFileSync("which", [name], { encoding: "utf8" }).trim(), join(path, name));
  const child = spawn(join(place, "启动.sh"), [], { env: { PATH: path, HOME: work, PORT: "0" }, cwd: work });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  try {
    let url;
    for (let waited = 0; waited < 600 && url === undefined && child.exitCode === null; waited += 1) {
      await new Promise((done) => setTimeout(done, 100));
      url = /^listening on (\S+)$/mu.exec(output)?.[1];
    }
    expect(url !== undefined, `没有启动：${output}`);
    if (url === undefined) return;
    const response = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "科级干部一年要培训多少学时？" }),
    });
    expect((await response.text()).includes("90学时"), "没有答出 90学时");
    expect(existsSync(join(place, "data", "youju.db")), "数据不在程序旁边的 data 里");
  } finally {
    child.kill("SIGKILL");
  }
}

const here = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
for (const file of readdirSync(out).filter((name) => /\.(?:zip|tar\.gz)$/u.test(name))) {
  const target = Object.keys(machines).find((name) => file.includes(name));
  const bundle = open(join(out, file));
  try {
    checkContents(target, bundle);
    const runs = target === here && bundle.place !== null;
    if (runs) await checkStart(bundle);
    console.log(`${file}：${runs ? "内容已查，已启动并答题" : "内容已查，没有在本机运行"}`);
  } finally {
    rmSync(bundle.work, { recursive: true, force: true });
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
