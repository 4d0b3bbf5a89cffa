/** Characters that command a terminal or turn the direction of writing: names and values come from strangers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** A text of a document on one line, safe for a terminal. */
export function printable(text: string): string {
  return text.replace(COMMANDS, ' ');
}

/** Lines up columns with blanks; the last one is not padded. The rows are made twice: once to measure, once to print. */
export function* columns(rows: () => Iterable<readonly string[]>): Generator<string> {
  const widths: number[] = [];
  for (const row of rows()) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  let separator = '';
  for (const row of rows()) {
    yield separator + row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ');
    separator = '\n';
  }
}
