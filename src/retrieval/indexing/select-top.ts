export interface Scored {
  readonly row: number;
  readonly score: number;
}

/** Keeps the `limit` best of a stream of scored rows: a binary heap with the worst at its root. */
export class TopSelection {
  readonly #limit: number;
  readonly #rows: Int32Array;
  readonly #scores: Float64Array;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
    this.#rows = new Int32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  /** Nothing at or below this score can enter any more. */
  get floor(): number {
    return this.#size < this.#limit || this.#limit === 0 ? -Infinity : this.#scores[0]!;
  }

  offer(row: number, score: number): void {
    if (this.#size < this.#limit) {
      this.#siftUp(row, score);
    } else if (score > this.floor && this.#limit > 0) {
      this.#siftDown(row, score);
    }
  }

  /** Best first; equal scores in row order, so results never depend on the heap. */
  take(): Scored[] {
    const result: Scored[] = [];
    for (let index = 0; index < this.#size; index++) {
      result.push({ row: this.#rows[index]!, score: this.#scores[index]! });
    }
    return result.sort((a, b) => b.score - a.score || a.row - b.row);
  }

  #siftUp(row: number, score: number): void {
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#scores[parent]! <= score) break;
      this.#set(index, this.#rows[parent]!, this.#scores[parent]!);
      index = parent;
    }
    this.#set(index, row, score);
  }

  #siftDown(row: number, score: number): void {
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#scores[child + 1]! < this.#scores[child]!) child++;
      if (this.#scores[child]! >= score) break;
      this.#set(index, this.#rows[child]!, this.#scores[child]!);
      index = child;
    }
    this.#set(index, row, score);
  }

  #set(index: number, row: number, score: number): void {
    this.#rows[index] = row;
    this.#scores[index] = score;
  }
}
