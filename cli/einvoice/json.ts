/** An object that is written entry by entry; undefined values are left out. */
export class Entries {
  readonly entries: Iterable<readonly [name: string, value: unknown]>;

  constructor(entries: Iterable<readonly [name: string, value: unknown]>) {
    this.entries = entries;
  }
}

/** JSON in pieces, so that a large text never stands in memory as a whole: `Entries` and iterators are written one by one. */
export function* jsonOf(value: unknown): Generator<string> {
  if (value instanceof Entries) {
    let before = '{';
    for (const [name, held] of value.entries) {
      if (held === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* jsonOf(held);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else if (value instanceof Iterator) {
    let before = '[';
    for (const item of value) {
      yield before + JSON.stringify(item);
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  } else yield JSON.stringify(value);
}
