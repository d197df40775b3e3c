import type { Command } from "../command.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "serve",
  summary: "启动网页（设置了 TELEGRAM_BOT_TOKEN 时同时启动机器人）；npm start 就是它",
  options: {},
  run: ({ serve }) => serve(),
};
