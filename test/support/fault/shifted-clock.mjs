// Loaded with `--import`: the clock of the process is off by what a file says, in ms, read again twice a second.
import { readFileSync } from "node:fs";

const file = process.env.SHIFTED_CLOCK_FILE;
let shift = 0;
const read = () => {
  try {
    shift = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    shift = 0;
  }
};
read();
setInterval(read, 500).unref();

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
