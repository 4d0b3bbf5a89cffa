import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { ours, theirs } from './as-factur-x.ts';
import { invoiceFiles, readFile, sameValue } from './corpus.ts';
import { readWithFacturX } from './factur-x.ts';

interface Difference {
  readonly file: string;
  readonly key: string;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

const isUbl = ({ file }: Difference) => /[./]ubl[./-]/.test(file);

/** In what we differ from factur-x 7.8, and why we do. Each must occur. */
const EXPLAINED: readonly { readonly is: (d: Difference) => boolean; readonly why: string }[] = [
  {
    is: ({ key, theirs: [found] }) => /\.BT-150$/.test(key) && found === undefined,
    why: 'factur-x takes the unit of the base quantity (BT-150) to be that of the quantity (BT-130), and does not read it',
  },
  {
    is: ({ key, theirs: [found] }) => /\.BT-19[45]$/.test(key) && found === undefined,
    why: 'factur-x does not read the reason for exemption of a line, which the revision of EN 16931 numbers',
  },
  {
    is: (d) => isUbl(d) && /\.EXT-FR-FE-(?:136|139)$/.test(d.key),
    why: 'factur-x takes the reference of a UBL line to its own invoice, which names its parent line, for a preceding invoice',
  },
  {
    is: (d) => /\.EXT-FR-FE-162$/.test(d.key) && d.theirs.length === 0,
    why: 'factur-x does not read the parent line (EXT-FR-FE-162)',
  },
  {
    is: (d) => isUbl(d) && /\.EXT-FR-FE-184$/.test(d.key) && d.theirs.length === 0,
    why: 'factur-x knows no place for EXT-FR-FE-184 in UBL; the French rules read cbc:TaxInclusiveLineExtensionAmount',
  },
  {
    is: (d) => isUbl(d) && /^BG-1[01]\.name$/.test(d.key) && d.theirs.length === 0,
    why: 'EN 16931-3-2 has the name of payee and tax representative in PartyName, factur-x in PartyLegalEntity',
  },
  {
    is: ({ key, ours: [found] }) =>
      /^(?:BG-1[01]|BG-25\[\d+\]\.EXT-FR-FE-BG-12)\.biz_name$/.test(key) && found === undefined,
    why: 'no business term: the trading name of payee, tax representative and seller of a line is kept as an extension',
  },
  {
    is: (d) => isUbl(d) && d.key === 'BG-4.tax_identifier' && d.theirs.length === 0,
    why: 'EN 16931-3-2 knows a tax registration (BT-32) by a scheme other than VAT, factur-x by LOC alone',
  },
  {
    is: ({ key, ours: [found], theirs }) => /^BT-8[13]$/.test(key) && theirs.every((value) => value === found),
    why: 'payment means and remittance information stand once in the model, and once per account in the document',
  },
  {
    is: ({ key, ours: [found] }) => key === 'BT-11-0' && found === undefined,
    why: 'no business term: the name of the project is kept as an extension',
  },
  {
    is: ({ key, ours: [found] }) =>
      /^(?:BG-13|BG-25\[\d+\]\.EXT-FR-FE-BG-10)\.(?:contacts|einvoicing_addr|legal_identifier)/.test(key) &&
      found === undefined,
    why: 'no business term: contact, electronic address and registration of the recipient are kept as extensions',
  },
  {
    is: ({ key, ours, theirs }) => /^BT-(?:9|20)$/.test(key) && ours[0] === theirs[0],
    why: 'EN 16931 has one due date and payment terms; further ones of EXTENDED are told as repeated and kept as extensions',
  },
  {
    is: ({ key, ours: [found] }) => /\.BT-147-00\[[1-9]\]/.test(key) && found === undefined,
    why: 'EN 16931 has one price discount; further ones of EXTENDED are told as repeated and kept as extensions',
  },
  {
    is: ({ key, ours, theirs: [found] }) => /^BT-18\.null$/.test(key) && ours.at(-1) === found,
    why: 'factur-x keeps the last of several identifiers with one scheme',
  },
];

test('factur-x reads the same values', async () => {
  const files = invoiceFiles();
  const { read } = readWithFacturX(files);
  const unexplained: string[] = [];
  const used = new Set<string>();
  let values = 0;
  for (const file of files) {
    const terms = read[file];
    if (typeof terms === 'string') {
      unexplained.push(`${basename(file)}: ${terms}`);
      continue;
    }
    const [left, right] = [ours(await readFile(file)), theirs(terms)];
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      values++;
      const difference = { file, key, ours: left.get(key) ?? [], theirs: right.get(key) ?? [] };
      if (sameValues(difference)) continue;
      const explained = EXPLAINED.find(({ is }) => is(difference));
      if (explained) used.add(explained.why);
      else
        unexplained.push(
          `${basename(file)} ${key}: ${difference.ours.join('|').slice(0, 80)} || ${difference.theirs.join('|').slice(0, 80)}`,
        );
    }
  }
  expect(unexplained).toEqual([]);
  expect(values).toBeGreaterThan(4000);
  expect([...used].sort()).toEqual(EXPLAINED.map(({ why }) => why).sort());
});

const sameValues = ({ ours: a, theirs: b }: Difference) =>
  a.length === b.length && a.every((value, i) => sameValue(value, b[i]?.trim()));
