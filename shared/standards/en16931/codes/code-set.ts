const sets = new Map<string, ReadonlySet<string>>();
const lines = new Map<string, string>();

/** The codes of a list of `lists.ts` as a set, made at first use. */
export function codeSet(list: string): ReadonlySet<string> {
  let set = sets.get(list);
  if (!set) {
    set = new Set(list.trim().split(/\s+/));
    sets.set(list, set);
  }
  return set;
}

/** The codes of a list on one line, each between blanks: some official tests look for a text anywhere in such a line. */
export function codeLine(list: string): string {
  let line = lines.get(list);
  if (line === undefined) {
    line = ` ${[...codeSet(list)].join(' ')} `;
    lines.set(list, line);
  }
  return line;
}
