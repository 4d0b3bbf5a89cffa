/** The words of a text, without case, accents and what is no letter or digit: `Ampoule LED 9W` → ampoule, led, 9, w. */
export function wordsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/\p{L}+|\p{N}+/gu) ?? []);
}

/** How many of all words two texts share (Jaccard index): 0 nothing, 1 the same words. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
