import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FakeTelegram } from "./server.ts";
import { buttonData, message, press } from "./updates.ts";

export interface LoopDelays {
  readonly p99: number;
  readonly max: number;
  /** Processor time of the process so far, ms. */
  readonly cpu: number;
}

export interface BotProcess {
  readonly child: ChildProcess;
  /** Event-loop delays since the last time, ms. */
  loop(): Promise<LoopDelays>;
  kill(): Promise<void>;
}

export async function startBotProcess(
  telegram: FakeTelegram,
  storeFile: string,
  mode: "echo" | "real",
  dataDir = "",
): Promise<BotProcess> {
  const script = join(import.meta.dirname, "bot-process.ts");
  const child = fork(script, [telegram.apiRoot, storeFile, mode, dataDir], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [said] = (await Promise.race([once(child, "message"), once(child, "exit")])) as unknown[];
  if (said !== "ready") throw new Error("the bot process did not start");
  return {
    child,
    loop: async () => {
      child.send("loop");
      const [delays] = (await once(child, "message")) as [LoopDelays];
      return delays;
    },
    kill: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

export interface Tally {
  readonly asked: number;
  readonly lost: number;
  readonly double: number;
  /** Answers of one chat that came in another order than the questions, not counting those asked for again. */
  readonly disordered: number;
  /** Answers that came only when their button was pressed. */
  readonly pressed: number;
  /** Questions without an answer, the first few. */
  readonly missing: readonly string[];
}

/** People who ask an echoing bot and press the button of what did not arrive. */
export function createCrowd(telegram: FakeTelegram) {
  const asked = new Map<number, string[]>();
  const pressedFor = new Set<string>();
  const seen = new Set<number>();

  const answersIn = (chat: number, question: string) =>
    telegram.messages.filter((sent) => sent.chat.id === chat && sent.text === `答：${question}`);
  const isOpen = (chat: number, question: string) => answersIn(chat, question).length === 0;

  /** Presses, once a button, what has not arrived. */
  const pressButtons = () => {
    for (const sent of telegram.messages) {
      if (seen.has(sent.message_id)) continue;
      if (!sent.text.includes("没有送到") && !sent.text.includes("没有在线")) continue;
      for (const [, number, question = ""] of sent.text.matchAll(/^(\d+)\. (.+)$/gmu)) {
        if (!isOpen(sent.chat.id, question)) continue;
        pressedFor.add(question);
        telegram.push(press(buttonData(sent, Number(number) - 1), sent, sent.chat.id));
      }
      seen.add(sent.message_id);
    }
  };

  const countOpen = () =>
    [...asked].flatMap(([chat, questions]) => questions.filter((text) => isOpen(chat, text))).length;

  return {
    ask: (chat: number, question: string) => {
      asked.set(chat, [...(asked.get(chat) ?? []), question]);
      telegram.push(message(question, { from: chat }));
    },
    open: countOpen,
    /** Until everything was answered, or nothing more happens within the limit. */
    async settle(withinMs: number): Promise<void> {
      const deadline = Date.now() + withinMs;
      while (countOpen() > 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        pressButtons();
      }
    },
    tally(): Tally {
      let [double, disordered] = [0, 0];
      const missing: string[] = [];
      for (const [chat, questions] of asked) {
        const places: number[] = [];
        for (const question of questions) {
          const found = answersIn(chat, question);
          if (found.length === 0) missing.push(question);
          if (found.length > 1) double += found.length - 1;
          const [first] = found;
          if (first !== undefined && !pressedFor.has(question)) places.push(first.message_id);
        }
        if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) disordered += 1;
      }
      const total = [...asked.values()].reduce((sum, questions) => sum + questions.length, 0);
      return {
        asked: total,
        lost: missing.length,
        double,
        disordered,
        pressed: pressedFor.size,
        missing: missing.slice(0, 5),
      };
    },
  };
}
