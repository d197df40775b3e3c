/** Typed arrays that grow by half, so millions of postings cost no boxed numbers. */
abstract class GrowingArray<T extends Uint32Array | Float32Array> {
  #values: T;
  #length = 0;

  constructor(values: T) {
    this.#values = values;
  }

  protected abstract allocate(capacity: number): T;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = this.allocate(Math.ceil(this.#length * 1.5));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  increase(index: number, by: number): void {
    this.#values[index]! += by;
  }

  /** The filled part, not copied. */
  view(): T {
    return this.#values.subarray(0, this.#length) as T;
  }
}

const initialCapacity = 1024;

export class GrowingUint32 extends GrowingArray<Uint32Array> {
  constructor() {
    super(new Uint32Array(initialCapacity));
  }

  protected override allocate(capacity: number): Uint32Array {
    return new Uint32Array(capacity);
  }
}

export class GrowingFloat32 extends GrowingArray<Float32Array> {
  constructor() {
    super(new Float32Array(initialCapacity));
  }

  protected override allocate(capacity: number): Float32Array {
    return new Float32Array(capacity);
  }
}
