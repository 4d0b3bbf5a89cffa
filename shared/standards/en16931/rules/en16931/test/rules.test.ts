import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../xml/tree.ts';
import { evaluate } from '../../evaluate.ts';
import { en16931 } from '../index.ts';
import { CATEGORIES } from '../ubl.ts';
import { brokenInvoices } from './cases.ts';
import fired from './fired.json' with { type: 'json' };
import { ciiInvoice, ublInvoice } from './invoices.ts';

/** Rules and how often each fired, by case; null where the official stylesheet stops. `test/conformance/cases.ts` writes it. */
const FIRED: Record<string, Record<string, number> | null> = fired;

const firings = (xml: string, syntax: 'ubl' | 'cii') => {
  const counts: Record<string, number> = {};
  for (const { rule } of evaluate(parseXml(xml), syntax, en16931())) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
};

describe('a valid invoice of each VAT category breaks no rule', () => {
  test.each(CATEGORIES)('%s', (category) => {
    expect(firings(ublInvoice(category), 'ubl')).toEqual({});
    expect(firings(ciiInvoice(category), 'cii')).toEqual({});
  });
});

describe('a broken invoice breaks exactly the rules that the official stylesheets name', () => {
  test.each(brokenInvoices().map((broken) => [broken.name, broken] as const))(
    '%s',
    (name, { rule, holds, syntax, xml }) => {
      const found = firings(xml, syntax);
      const expected = FIRED[name];
      if (expected === undefined) throw new Error(`fired.json does not know ${name}`);
      if (expected === null) expect(Object.keys(found).filter((id) => id.startsWith('DATUM-'))).not.toEqual([]);
      else {
        expect(found).toEqual(expected);
        expect(Object.hasOwn(expected, rule)).toBe(!holds);
      }
    },
  );
});

/** Rules with a test that no invoice can break, as the official stylesheets have it. */
const UNBREAKABLE = new Set([
  // A person must judge whether a reason and its code say the same.
  ...['BR-CO-05', 'BR-CO-06', 'BR-CO-07', 'BR-CO-08'].flatMap((id) => [`${id} ubl`, `${id} cii`]),
  // They look for the rate where the syntax has none.
  ...['BR-AF-08 cii', 'BR-AG-08 cii', 'BR-AF-09 cii', 'BR-AG-09 cii'],
]);

test('the cases break every rule with a test of its own', () => {
  const broken = new Set(
    brokenInvoices().flatMap(({ name, syntax }) => Object.keys(FIRED[name] ?? {}).map((id) => `${id} ${syntax}`)),
  );
  const untried = en16931().rules.flatMap((rule) =>
    (['ubl', 'cii'] as const)
      .filter((syntax) => rule[syntax] && 'holds' in rule[syntax])
      .map((syntax) => `${rule.id} ${syntax}`)
      .filter((id) => !broken.has(id) && !UNBREAKABLE.has(id)),
  );
  expect(untried).toEqual([]);
});

test('every rule says in both languages what is wrong', () => {
  for (const { id, message } of en16931().rules) {
    expect(message.fr, id).toMatch(/^\p{L}.{15,}\.$/su);
    expect(message.en, id).toMatch(/^\p{L}.{15,}\.$/su);
    expect(message.fr, id).not.toBe(message.en);
  }
});
