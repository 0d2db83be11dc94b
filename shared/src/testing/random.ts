/** A seeded generator of numbers in [0, 1): mulberry32. The same seed gives the same run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random source with the choices that tests make. */
export class Random {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  /** 0 … below - 1 */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.int(list.length)];
    if (item === undefined) throw new Error('Random.pick: the list is empty');
    return item;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  bytes(array: Uint8Array<ArrayBuffer>): Uint8Array {
    for (let index = 0; index < array.length; index += 1) array[index] = this.int(256);
    return array;
  }
}
