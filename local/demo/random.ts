import { createHash } from 'node:crypto';

/** Whatever is generated comes from this and from the day, and from nothing else. */
export const SEED = 'brumaire-1';

/**
 * A stream of values that the seed and its name decide: one per company, kind and month, so that a kind added later shifts nothing of
 * what was there.
 */
export class RandomStream {
  readonly #name: string;
  #drawn = 0;

  constructor(...names: readonly string[]) {
    this.#name = [SEED, ...names].join('/');
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    const drawn = createHash('sha256')
      .update(`${this.#name}#${this.#drawn++}`)
      .digest()
      .readUInt32BE();
    return low + Math.floor((drawn / 2 ** 32) * (high - low + 1));
  }

  /** A decimal of so many digits, between two whole numbers of its last digit: `decimal(150, 199)` is 1.50 to 1.99. */
  decimal(low: number, high: number, digits = 2): string {
    return (this.whole(low, high) / 10 ** digits).toFixed(digits);
  }
}
