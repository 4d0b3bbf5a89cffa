/** Gaps that are listed; what comes after is only counted. */
const GAPS_LISTED = 50;
/** Stretches that are remembered; numbers without any order fill no more memory than this. */
const MOST_STRETCHES = 50_000;

/** What a number is to those before it in its series. */
interface Seen {
  readonly repeated: boolean;
  /** The number before it, when that is a higher one. */
  readonly after?: string;
}

/**
 * The numbers of one journal: `AC-0001` is number 1 of the series `AC-`. Remembered are stretches without a gap, so a journal
 * in order takes one, however long it is.
 */
export class Numbers {
  readonly #series = new Map<string, { stretches: [number, number][]; last: number; width: number }>();
  #stretches = 0;

  add(text: string): Seen {
    const match = /^(.*?)(\d{1,15})$/.exec(text);
    // Without digits at its end it is a series of its own, whose number is used once.
    const prefix = match ? (match[1] as string) : text;
    const digits = match ? (match[2] as string) : '1';
    const number = Number(digits);
    const series = this.#series.get(prefix);
    if (!series) {
      this.#series.set(prefix, { stretches: [[number, number]], last: number, width: digits.length });
      return { repeated: false };
    }
    const { last } = series;
    series.last = number;
    if (!this.#put(series.stretches, number)) return { repeated: true };
    return { repeated: false, ...(number < last && { after: prefix + String(last).padStart(series.width, '0') }) };
  }

  /** What is missing between the first and the last number of each series. */
  gaps(): { list: string[]; more: number } {
    const list: string[] = [];
    let more = 0;
    for (const [prefix, { stretches, width }] of this.#series)
      for (const [place, [from]] of stretches.entries()) {
        if (place === 0) continue;
        const name = (number: number) => prefix + String(number).padStart(width, '0');
        const first = (stretches[place - 1] as [number, number])[1] + 1;
        if (list.length === GAPS_LISTED) more++;
        else list.push(first === from - 1 ? name(first) : `${name(first)}..${name(from - 1)}`);
      }
    return { list, more };
  }

  /** Puts a number into its place; false when it is there already. */
  #put(stretches: [number, number][], number: number): boolean {
    const end = stretches.length - 1;
    const last = stretches[end] as [number, number];
    if (number === last[1] + 1) {
      last[1] = number;
      return true;
    }
    // The first stretch that ends at the number or after it.
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stretches[middle] as [number, number])[1] < number) low = middle + 1;
      else high = middle;
    }
    const next = stretches[low];
    if (next && next[0] <= number) return false;
    const before = stretches[low - 1];
    const joinsBefore = before?.[1] === number - 1;
    const joinsNext = next?.[0] === number + 1;
    if (joinsBefore && joinsNext) {
      before[1] = next[1];
      stretches.splice(low, 1);
      this.#stretches--;
    } else if (joinsBefore) before[1] = number;
    else if (joinsNext) next[0] = number;
    else if (this.#stretches < MOST_STRETCHES) {
      stretches.splice(low, 0, [number, number]);
      this.#stretches++;
    }
    return true;
  }
}
