import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder above `app` holds what the office keeps: an update replaces `app` and `node` only. */
export function writeStarters(folder, { version, windows }) {
  const starter = windows ? "启动.bat" : "启动.sh";
  write(join(folder, starter), windows ? batch : shell, windows);
  write(join(folder, windows ? "youju.bat" : "youju.sh"), windows ? commandBatch : commandShell, windows);
  const guide = describe({ version, starter, command: windows ? "youju.bat" : "./youju.sh" });
  // With a mark of its encoding: Notepad of older Windows takes a text without one for GBK.
  writeFileSync(join(folder, "使用说明.txt"), `\uFEFF${guide.replaceAll("\n", windows ? "\r\n" : "\n")}`);
}

function write(file, lines, windows) {
  writeFileSync(file, lines.join(windows ? "\r\n" : "\n"));
  if (!windows) chmodSync(file, 0o755);
}

// ASCII and CRLF: cmd reads a script in the console's code page, and the program prints what there is to read.
const batchHead = [
  "@echo off",
  "setlocal",
  "chcp 65001 >nul",
  'cd /d "%~dp0"',
  // The samples; what steers the program stays with it, so that an update brings the new one.
  'if not exist "knowledge" for %%d in (policies reports) do xcopy /e /i /q "app\\knowledge\\%%d" "knowledge\\%%d" >nul',
];
const batch = [
  ...batchHead,
  "if not defined PORT set PORT=8765",
  'start "" /b cmd /c "ping -n 6 127.0.0.1 >nul & start http://127.0.0.1:%PORT%"',
  '"%~dp0node\\node.exe" "%~dp0app\\dist\\main.js" serve',
  "pause",
  "",
];
const commandBatch = [...batchHead, '"%~dp0node\\node.exe" "%~dp0app\\dist\\main.js" %*', ""];

const shellHead = [
  "#!/bin/sh",
  'here="$(cd "$(dirname "$0")" && pwd)" || exit 1',
  '[ -d "$here/knowledge" ] || { mkdir "$here/knowledge" && cp -r "$here/app/knowledge/policies" "$here/app/knowledge/reports" "$here/knowledge"; }',
];
const shell = [...shellHead, 'exec "$here/node/node" "$here/app/dist/main.js" serve', ""];
const commandShell = [...shellHead, 'exec "$here/node/node" "$here/app/dist/main.js" "$@"', ""];

function describe({ version, starter, command }) {
  return `有据 Youju ${version}：问有出处，写有依据

一、启动
1. 把整个文件夹复制到本机硬盘（可以放在带中文、带空格的路径下；不要在压缩包里直接运行）。
2. 双击“${starter}”，窗口里出现 listening on http://127.0.0.1:8765 后，用浏览器打开这个地址。
3. 关掉窗口就停止。不需要安装、管理员权限和网络。

二、放资料
1. 把文件放进 knowledge 文件夹：政策放 policies，以往的报告材料放 reports。
2. 支持 docx、doc、wps、pdf、ofd、txt、md、html、rtf、xlsx、pptx、zip；扫描件要另装 poppler 和 tesseract。
3. 在网页“资料”里点“更新资料”，或运行 ${command} reload。正被 WPS 打开、读不出的文件会列出来，关掉后再更新一次。
4. 涉密文件不得放入，程序检测到密级标志会拒收。

三、常用命令（在本文件夹里运行）
${command} doctor            检查本机条件，列出哪些内容会离开本机
${command} backup 新文件夹    备份数据和资料
${command} restore 备份文件夹  恢复（先关掉正在运行的窗口）
${command} users add 姓名     给同事开通（同时要设置 HOST=0.0.0.0 和 ADMIN_TOKEN）

四、设置
把 app/.env.example 复制到本文件夹，改名为 .env 后填写；全部设置见 app/docs/configuration.md。

五、升级
1. 先运行 backup。
2. 用新版本的 app 和 node 文件夹换掉旧的两个，knowledge、data 和 .env 不动。
3. 再双击“${starter}”，旧数据会自动转换，转换前的数据另存在 data 里（名字带 before-v）。

六、出了问题
窗口里的提示就写着怎么办；更多见 app/docs/operations.md。
`;
}
