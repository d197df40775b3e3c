import type { Term } from "../tokenize.ts";

const firstCapacity = 1 << 12;

/**
 * Numbers terms in the order they are met. Terms are larger than what JavaScript keeps as small integers,
 * so a Map of them holds an object each; two typed arrays with open addressing are three times as fast.
 */
export class TermIds {
  /** Ids + 1 by slot; 0 is free. A power of two long. */
  #slots = new Uint32Array(firstCapacity);
  #terms = new Float64Array(firstCapacity / 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The terms by id. */
  terms(): Float64Array {
    return this.#terms.subarray(0, this.#size);
  }

  idOf(term: Term): number {
    const slot = this.#slotOf(term);
    const found = this.#slots[slot]!;
    if (found > 0) return found - 1;
    const id = this.#size++;
    this.#terms[id] = term;
    this.#slots[slot] = id + 1;
    if (this.#size === this.#terms.length) this.#grow();
    return id;
  }

  /** Where the term lies, or the free place where it belongs. */
  #slotOf(term: Term): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(term) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id === 0 || this.#terms[id - 1] === term) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Half of the slots stay free, so that probing ends soon. */
  #grow(): void {
    const terms = new Float64Array(this.#terms.length * 2);
    terms.set(this.#terms);
    this.#terms = terms;
    this.#slots = new Uint32Array(terms.length * 2);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(terms[id]!)] = id + 1;
  }
}

/** Both halves of the 53 bits, mixed so that neighbouring characters do not lie side by side. */
function hash(term: Term): number {
  const low = term >>> 0;
  const high = (term / 2 ** 32) >>> 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
