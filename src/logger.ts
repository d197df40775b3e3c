import { pino } from "pino";

/** Structured lines on stderr; contents of questions and documents never go in (design §5, LOG_CONTENT). */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export function createLogger(level: LogLevel): Logger {
  // fd 2: stdout belongs to answers and to `listening on …`.
  const serializers = { error: pino.stdSerializers.err };
  return pino({ level, base: null, serializers }, pino.destination({ fd: 2, sync: true }));
}
