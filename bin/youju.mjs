#!/usr/bin/env node
// Runs dist/, building it first when a source is newer; says so on stderr, because stdout is for answers.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}（请到 Node.js 官网或单位软件源升级）`,
  );
  process.exit(1);
}
const { build, isStale } = await import("../scripts/build.mjs");
if (isStale()) {
  console.error("源文件有更新，正在重新构建……");
  await build();
}
try {
  await import("../dist/main.js");
} catch (error) {
  if (error.code !== "EMFILE" && error.code !== "ENFILE") throw error;
  console.error(
    "打开的文件太多（请把打开文件数的上限调到 4096 以上：ulimit -n 4096，或服务单元里写 LimitNOFILE=8192）",
  );
  process.exit(1);
}
