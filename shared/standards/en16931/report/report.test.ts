import { describe, expect, test } from 'vitest';
import { type ElectronicInvoice, identify } from '../identify/identify.ts';
import { ciiInvoice, ublInvoice } from '../rules/en16931/test/invoices.ts';
import { OWN_FINDINGS } from '../rules/own-findings.ts';
import { ruleSet, ruleSetNames } from '../rules/registry.ts';
import { explain } from './explain.ts';
import { judge } from './report.ts';

async function open(xml: string): Promise<ElectronicInvoice> {
  const found = await identify(new TextEncoder().encode(xml));
  if (found.kind !== 'invoice') throw new Error(found.refusal.message.en);
  return found;
}
describe('a report', () => {
  const rules = ['en16931@1.3.16'];

  test('is made by the rule sets that the invoice asks for', async () => {
    expect(judge(await open(ublInvoice())).ruleSets).toEqual([
      expect.stringMatching(/^en16931@/),
      expect.stringMatching(/^br-fr@/),
    ]);
  });

  test('of a valid invoice', async () => {
    expect(judge(await open(ublInvoice()), rules)).toEqual({
      ruleSets: rules,
      valid: true,
      fatal: 0,
      warnings: 0,
      findings: [],
      summary: { fr: 'La facture est conforme.', en: 'The invoice conforms.' },
    });
  });

  test('of one with a warning is valid', async () => {
    const report = judge(await open(ublInvoice().replace('<cbc:Note>', '<cbc:Note languageID="fr">')), rules);
    expect(report).toMatchObject({ valid: true, fatal: 0, warnings: 1 });
    expect(report.summary.fr).toBe('La facture est conforme, avec 1 avertissement.');
  });

  test('of an invalid one says where, in the document and in the model, and what to correct first', async () => {
    const report = judge(await open(ciiInvoice().replace('<ram:Name>Cordage</ram:Name>', '')), rules);
    expect(report).toMatchObject({ valid: false, fatal: 1, warnings: 0, ruleSets: rules });
    expect(report.findings[0]).toMatchObject({
      rule: 'BR-25',
      terms: ['BG-25', 'BT-153'],
      location: { xpath: expect.stringMatching(/ram:IncludedSupplyChainTradeLineItem$/), model: 'lines[0]' },
    });
    expect(report.summary.en).toMatch(
      /^The invoice does not conform: 1 fault\. To correct first \(BR-25\): Name the item/,
    );
  });

  test('names first the datum that no rule can judge', async () => {
    const xml = ublInvoice().replace('<cbc:ID>F-2026-1</cbc:ID>', '').replace('>19.00<', '>19,00<');
    const report = judge(await open(xml), rules);
    expect(report.findings.map(({ rule }) => rule)).toContain('BR-02');
    expect(report.summary.fr).toMatch(/À corriger d'abord \(DATUM-NOT-A-DECIMAL\) : cbc:TaxAmount/);
  });
});

test('a rule is explained by each set that has it', () => {
  expect(explain('br-co-15').map(({ rules, rule }) => `${rules} ${rule}`)).toContain('en16931@1.3.16 BR-CO-15');
  expect(explain('BR-CO-99')).toEqual([]);
});

test('every id that a report can name is explained, in both languages, with its source', () => {
  const ids = new Set([
    ...Object.keys(OWN_FINDINGS),
    ...ruleSetNames().flatMap((name) => ruleSet(name).rules.map(({ id }) => id)),
  ]);
  const isExplained = (id: string) => {
    const found = explain(id);
    return (
      found.length > 0 &&
      found.every(({ rule, syntaxes, message, source }) =>
        [rule === id, syntaxes.length > 0, message.fr !== '', message.en !== '', source !== ''].every(Boolean),
      )
    );
  };
  expect([...ids].filter((id) => !isExplained(id))).toEqual([]);
});
