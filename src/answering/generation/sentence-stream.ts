const closers = "[”’』」）)》]";
const mark = String.raw`[[［【]\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\s*[\]］】]`;
/** A sentence with the marks before and after its full stop; a line feed ends one too. */
const whole = new RegExp(`^[^。！？\\n]*(?:[。！？]${closers}*(?:\\s*${mark})*|\\n)`, "u");
const marked = new RegExp(`${mark}\\s*[。！？]${closers}*$`, "u");
/** After a full stop a mark may still come: only these can begin one. */
const mayContinue = /^[\s[［【\d,，、\]］】]*$/u;

/** Cuts a stream into sentences as soon as each is sure to be whole; line feeds stay at their ends. */
export async function* splitStream(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let held = "";
  for await (const piece of pieces) {
    held += piece;
    for (;;) {
      const sentence = whole.exec(held)?.[0];
      if (sentence === undefined) break;
      const rest = held.slice(sentence.length);
      const complete = sentence.endsWith("\n") || marked.test(sentence);
      if (!complete && mayContinue.test(rest)) break;
      yield sentence;
      held = rest;
    }
  }
  for (;;) {
    const sentence = whole.exec(held)?.[0];
    if (sentence === undefined) break;
    yield sentence;
    held = held.slice(sentence.length);
  }
  if (held.trim() !== "") yield held;
}
