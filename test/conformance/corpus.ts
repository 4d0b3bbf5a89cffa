// The documents that are judged: the official fragments and examples (from a data folder that need not be there) and French invoices of our own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inEveryCategory, withOneRate } from './vat.ts';
import { type Element, elements, parse, text } from './xml.ts';

export type Syntax = 'ubl' | 'cii';
export type Sample = { name: string; root: Element };
/** One official unit test: a fragment, and the rules that must hold or fail on it. */
export type Fragment = Sample & { holds: string[]; fails: string[] };

export const DATA = process.env.COULISSES_DATA ?? join(import.meta.dirname, '../../../shared/data');

const read = (folder: string): Sample[] =>
  readdirSync(folder)
    .filter((name) => /\.xml$/i.test(name))
    .sort()
    .map((name) => ({ name: basename(name), root: parse(readFileSync(join(folder, name), 'utf8')) }));

export const dataIsThere = (): boolean => existsSync(join(DATA, 'en16931/rules.tsv'));

/** Whole documents of one syntax, as their authors published them. */
export const examples = (syntax: Syntax): Sample[] => [
  ...read(join(DATA, `en16931/${syntax}-examples`)),
  ...read(join(DATA, `einvoices/xml/${syntax}`)),
];

/** Whole French invoices and credit notes that we wrote. */
export const french = (syntax: Syntax): Sample[] => read(join(import.meta.dirname, 'french', syntax));

/** Our documents: the French ones, and one of them in every VAT category. */
export function ourExamples(syntax: Syntax): Sample[] {
  const ours = french(syntax);
  const goods = ours.find(({ name }) => name === 'goods.xml');
  if (!goods) throw new Error('goods.xml is missing among the French invoices');
  return [...ours, ...inEveryCategory(syntax, withOneRate(syntax, goods))];
}

/** The official unit tests of the UBL rules. */
export function fragments(): Fragment[] {
  return read(join(DATA, 'en16931/ubl-unit')).flatMap(({ name, root: suite }) => {
    const inherited = Object.entries(suite.attributes).filter(([attribute]) => attribute.startsWith('xmlns:'));
    return elements(suite, 'test').flatMap((test, index) => {
      const asserted = elements(test, 'assert').flatMap((assert) => elements(assert));
      const ids = (kind: string) => asserted.filter((e) => e.name === kind).map((e) => text(e).trim());
      return elements(test)
        .filter((e) => e.name !== 'assert')
        .map((root) => ({
          name: `${name}#${index + 1}`,
          root: { ...root, attributes: { ...Object.fromEntries(inherited), ...root.attributes } },
          holds: ids('success'),
          fails: [...ids('error'), ...ids('warning')],
        }));
    });
  });
}
