import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../xml/tree.ts';
import { evaluate } from '../../evaluate.ts';
import { brFr } from '../br-fr.ts';
import { extendedCtcFr } from '../extended/index.ts';
import { frenchCases } from './cases.ts';
import fired from './fired.json' with { type: 'json' };

/** Rules and how often each fired, by case; null where the official stylesheet stops. `test/conformance/cases.ts` writes it. */
const FIRED: Record<string, Record<string, number> | null> = fired;
const CASES = frenchCases();
const SETS = { 'br-fr': brFr, 'extended-ctc-fr': extendedCtcFr };

/** Rules with a test that no document can break, as the official stylesheets have it. */
const UNBREAKABLE = ['BR-CO-05', 'BR-CO-06', 'BR-CO-07', 'BR-CO-08', 'BR-AF-09', 'BR-AG-09', 'BR-EXT-CL-07'];

describe('French invoices, right and broken, break exactly the rules that the official stylesheets name', () => {
  test.each(CASES.map((each) => [each.name, each] as const))('%s', (name, { set, syntax, xml }) => {
    const found: Record<string, number> = {};
    for (const { rule } of evaluate(parseXml(xml), syntax, SETS[set]())) found[rule] = (found[rule] ?? 0) + 1;
    const expected = FIRED[name];
    if (expected === undefined) throw new Error(`fired.json does not know ${name}`);
    if (expected === null) expect(Object.keys(found).some((id) => /^(DATUM-|BR-FR-03)/.test(id))).toBe(true);
    else expect(found).toEqual(expected);
  });
});

test.each(['br-fr', 'extended-ctc-fr'] as const)('the cases break every rule of %s that is not of EN 16931', (set) => {
  const untried = (['ubl', 'cii'] as const).flatMap((syntax) => {
    const broken = new Set(
      CASES.filter((each) => each.set === set && each.syntax === syntax).flatMap(({ name }) =>
        Object.keys(FIRED[name] ?? {}),
      ),
    );
    return SETS[set]()
      .rules.filter(({ id }) => /^(BR-FR|BR-FX|BR-EXT|CII-FREXT|CII-EXT|UBL-FREXT)/.test(id))
      .filter((rule) => rule[syntax] && !broken.has(rule.id) && !UNBREAKABLE.includes(rule.id))
      .map(({ id }) => `${id} ${syntax}`);
  });
  expect(untried).toEqual([]);
});

test.each(['br-fr', 'extended-ctc-fr'] as const)('every rule of %s says in both languages what to do', (set) => {
  for (const { id, message } of SETS[set]().rules) {
    expect(message.fr, id).toMatch(/^\p{L}.{15,}[.)]$/su);
    expect(message.en, id).toMatch(/^\p{L}.{15,}[.)]$/su);
    expect(message.fr, id).not.toBe(message.en);
  }
});
