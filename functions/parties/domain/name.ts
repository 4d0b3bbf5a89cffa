/**
 * Names as they are compared. A fraud lives from a name that a person reads as another one: so what looks alike is alike.
 */

/** Letters of other scripts, and digits, that are read as a Latin letter (from the confusables of Unicode UTS #39). */
const READ_AS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    // Cyrillic
    ['авекмнорстухѕіјԁԛԝһгп', 'abekmhopctyxsijdqwhrn'],
    // Greek
    ['αβγδεζηικνορτυχ', 'abydeznikvoptux'],
    // Digits, and marks that stand for a letter
    ['015|$', 'olsls'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, i) => [letter, to[i] as string])),
);

/** Of two letters that are read as one. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/** Legal forms say nothing of who it is, and are left out, written differently or added at will. */
const LEGAL_FORMS = new Set(
  'sa sas sasu sarl eurl sci snc scop selarl ei gmbh ag kg ug ltd limited plc llc inc bv nv srl spa sl slu oy ab as aps kk'.split(
    ' ',
  ),
);

/** Small letters without accents; everything but letters and digits parts words. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .split(/[^\p{L}\p{N}$|]+/u)
    .filter((word) => word !== '');
}

function withoutForm(words: readonly string[]): string {
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join('');
}

/** The name without capitals, accents, signs and legal form: what two spellings of one name share. */
export function plainName(name: string): string {
  return withoutForm(wordsOf(name));
}

/** The name as it is read: like `plainName`, with every letter that is read as another one replaced. */
export function readName(name: string): string {
  const read = wordsOf(name).map((word) => [...word].map((letter) => READ_AS[letter] ?? letter).join(''));
  return PAIRS.reduce((text, [pair, one]) => text.replaceAll(pair, one), withoutForm(read));
}

export type Likeness = 'same-name' | 'same-letters' | 'near-name';

/** Below this many letters one changed letter makes another name. */
const LONG_ENOUGH = 6;

/** How a name resembles another one; undefined when nobody would take it for the other. */
export function likeness(name: string, other: string): Likeness | undefined {
  if (plainName(name) === plainName(other)) return 'same-name';
  const [one, two] = [readName(name), readName(other)];
  if (one === two) return 'same-letters';
  const longEnough = Math.min(one.length, two.length) >= LONG_ENOUGH;
  return longEnough && isOneStepAway(one, two) ? 'near-name' : undefined;
}

/** One letter put in, left out, changed, or two neighbours swapped. */
export function isOneStepAway(one: string, two: string): boolean {
  if (Math.abs(one.length - two.length) > 1 || one === two) return false;
  let start = 0;
  while (one[start] === two[start] && start < one.length) start++;
  let end = 0;
  const shorter = Math.min(one.length, two.length);
  while (end < shorter - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), two.slice(start, two.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * Under what a name is kept, so that every name one step away is found by a few exact look-ups: one step leaves either
 * the first or the last half as it was. The half is short of the middle by a letter, so that two swapped ones spare a half too.
 */
export function nameTraces(name: string): string[] {
  const read = readName(name);
  return read.length < LONG_ENOUGH ? [whole(read)] : halves(read, halfOf(read.length));
}

/** Where to look for names one step away from this one: they may be a letter shorter or longer. */
export function nameTracesToSearch(name: string): string[] {
  const read = readName(name);
  if (read.length < LONG_ENOUGH) return [whole(read)];
  const lengths = new Set([read.length - 1, read.length, read.length + 1].map(halfOf));
  return [...lengths].flatMap((length) => halves(read, length));
}

const halfOf = (length: number): number => Math.floor((length - 1) / 2);
const whole = (read: string): string => `name:${read}`;
const halves = (read: string, length: number): string[] => [
  `start:${read.slice(0, length)}`,
  `end:${read.slice(-length)}`,
];

export interface Address {
  readonly line?: string | undefined;
  readonly postcode?: string | undefined;
}

/** Under what an address is kept; undefined when it does not say a door. */
export function addressTrace(country: string, { line = '', postcode = '' }: Address): string | undefined {
  const [street, area] = [wordsOf(line).join(''), wordsOf(postcode).join('')];
  return street && area ? `address:${country}:${area}:${street}` : undefined;
}
