// A parser process that does what the file's name says.
const held = [];
const reading = (text) => ({
  kind: "read",
  reading: {
    lines: [{ text, level: 0 }],
    warnings: [],
    ocr: false,
    headerTexts: [],
    textBoxes: [],
    removed: [],
  },
  residentBytes: 0,
});
const behaviours = {
  hang() {
    for (;;);
  },
  eat() {
    for (;;) held.push(Buffer.alloc(1024 * 1024, 1));
  },
  die: () => process.exit(3),
  refuse: () => process.send({ kind: "refused", message: "坏了", fix: "另存", residentBytes: 0 }),
  /** Works longer than it may be silent, with signs of life. */
  toil() {
    let left = 8;
    const timer = setInterval(() => {
      process.send({ kind: "alive" });
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      process.send(reading("done"));
    }, 300);
  },
  keys: () => process.send(reading(JSON.stringify(process.env))),
  pid: () => process.send(reading(String(process.pid))),
};
process.on("message", ({ file }) => behaviours[file]());
process.on("disconnect", () => process.exit());
