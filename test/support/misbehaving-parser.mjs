// A parser process that does what the file's name says.
const held = [];
const loaded = (text) => ({
  kind: "loaded",
  loaded: { document: { text }, warnings: [] },
  residentBytes: 0,
});
const refused = (refusal) => ({ kind: "refused", refusal, residentBytes: 0 });
const behaviours = {
  hang() {
    for (;;);
  },
  eat() {
    for (;;) held.push(Buffer.alloc(1024 * 1024, 1));
  },
  die: () => process.exit(3),
  refuse: () => process.send(refused({ message: "坏了", fix: "另存", dropsPrevious: false, mark: null })),
  classify: () => process.send(refused({ message: "", fix: "", dropsPrevious: true, mark: "机密★5年" })),
  /** Works longer than it may be silent, with signs of life. */
  toil() {
    let left = 8;
    const timer = setInterval(() => {
      process.send({ kind: "alive" });
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      process.send(loaded("done"));
    }, 300);
  },
  keys: () => process.send(loaded(JSON.stringify(process.env))),
  pid: () => process.send(loaded(String(process.pid))),
};
process.on("message", ({ file }) => behaviours[file]());
process.on("disconnect", () => process.exit());
