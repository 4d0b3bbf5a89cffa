import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { INVOICE } from '../../../shared/standards/en16931/model/invoice.ts';
import { valuesOf } from '../../../shared/standards/en16931/model/values.ts';
import { pairs, readFile, sameValue } from './corpus.ts';

/**
 * In what the two files of a pair differ, since they were converted one from the other, and why. Each must occur.
 */
const LOSSES: readonly { readonly terms: RegExp; readonly why: string }[] = [
  {
    terms: /^BT-148$/,
    why: 'UBL writes the gross price (BT-148) as the base of a price discount (BT-147): without a discount it has no place',
  },
  { terms: /^BT-2[34]$/, why: 'each file declares the process and the specification that it follows itself' },
  { terms: /^BT-29$/, why: 'the conversion kept the identifiers of the seller that have a scheme' },
  {
    terms: /^BT-(?:28|45)$/,
    why: 'the conversion repeated the name as trading name, since PartyName was thought mandatory',
  },
  { terms: /^BT-124$/, why: 'the conversion dropped references to attachments of the PDF (#ef=…)' },
];

test('the same invoice in two syntaxes reads to the same model', async () => {
  const used = new Set<string>();
  const unexplained: string[] = [];
  for (const [cii, ubl] of pairs()) {
    const [a, b] = [await valuesByPath(cii), await valuesByPath(ubl)];
    for (const path of new Set([...a.keys(), ...b.keys()])) {
      const [left, right] = [a.get(path), b.get(path)];
      if (sameValue(left?.text, right?.text)) continue;
      const id = left?.id ?? right?.id ?? '';
      const loss = LOSSES.find(({ terms }) => terms.test(id));
      if (loss) used.add(loss.why);
      else unexplained.push(`${basename(cii)} ${id} ${path}: ${left?.text} | ${right?.text}`);
    }
  }
  expect(unexplained).toEqual([]);
  expect(pairs().length).toBeGreaterThan(5);
  expect([...used].sort()).toEqual(LOSSES.map(({ why }) => why).sort());
});

async function valuesByPath(file: string): Promise<Map<string, { id: string; text: string }>> {
  const { invoice } = await readFile(file);
  return new Map([...valuesOf(invoice, INVOICE)].map(({ id, path, value }) => [path, { id, text: textOf(value) }]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : Object.values(value as object).join(' · ');
}
