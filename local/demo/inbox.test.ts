import { describe, expect, it } from 'vitest';
import { luhn } from '../../functions/parties/domain/numbers.ts';
import { readSupplierInvoice } from '../../functions/purchasing/domain/read-supplier-invoice.ts';
import { brokenRules } from './check.ts';
import { companies } from './group.ts';
import { filesOf, type InboxFile } from './inbox.ts';
import type { Draft } from './invoice/draft.ts';
import { totalsOf } from './invoice/totals.ts';
import { type Supplier, strangers, suppliers } from './suppliers.ts';

const day = '2026-11-24';
type Invoice = InboxFile & { invoice: Draft };
const invoicesOf = (asOf: string) => filesOf(asOf).filter((file): file is Invoice => file.invoice !== undefined);

function syntaxOf(bytes: Uint8Array): string {
  if (Buffer.from(bytes).toString('latin1').startsWith('%PDF')) return 'Factur-X';
  return Buffer.from(bytes).includes('cbc:ID') ? 'UBL' : 'CII';
}

describe('the files of a day', () => {
  it('are the same to the last byte each time, and others on another day', () => {
    expect(filesOf(day)).toEqual(filesOf(day));
    expect(filesOf('2026-11-25')[0]?.bytes).not.toEqual(filesOf(day)[0]?.bytes);
  });

  it.each([day, '2027-01-01', '2028-02-29', '2026-08-31'])('are valid invoices on %s', async (asOf) => {
    for (const { name, bytes, invoice } of invoicesOf(asOf))
      expect([name, await brokenRules(bytes, invoice)]).toEqual([name, []]);
  });

  it('are caught when a total is wrong or a French mention is missing', async () => {
    const [{ bytes, invoice }] = invoicesOf(day) as [Invoice];
    const text = Buffer.from(bytes).toString();
    const { withVat } = totalsOf(invoice);
    const wrong = text.replace(`<ram:GrandTotalAmount>${withVat}`, '<ram:GrandTotalAmount>1.00');
    expect(await brokenRules(Buffer.from(wrong), invoice)).toContain('BR-CO-15');
    expect(await brokenRules(Buffer.from(text.replace('PMD', 'AAI')), invoice)).toContain('BR-FR-05_BT-22_PMD');
  });

  it('are read back to what was billed', async () => {
    for (const { bytes, invoice } of invoicesOf(day)) {
      const { ofVat, withoutVat, withVat } = totalsOf(invoice);
      const { number, typeCode, issueDate, currency, seller } = invoice;
      expect(await readSupplierInvoice(bytes)).toMatchObject({
        facts: {
          number,
          typeCode,
          issueDate,
          seller: { name: seller.name, country: seller.country },
          totalWithoutVat: { amount: withoutVat, currency },
          totalVat: { amount: ofVat, currency },
          totalWithVat: { amount: withVat, currency },
          amountDue: { amount: withVat, currency },
        },
      });
    }
  });

  it('show every kind of file and of invoice that exists', () => {
    const files = filesOf(day);
    const invoices = invoicesOf(day);
    const seen = <T>(values: readonly T[]) => [...new Set(values)].sort();
    expect(seen(files.map(({ becomes }) => becomes))).toEqual(['duplicate', 'refused', 'waiting']);
    expect(seen(files.map(({ by }) => by))).toEqual(['clerk', 'scanner']);
    expect(seen(invoices.map(({ invoice, bytes }) => `${invoice.typeCode} ${syntaxOf(bytes)}`))).toEqual([
      '380 CII',
      '380 Factur-X',
      '380 UBL',
      '381 CII',
      '381 UBL',
    ]);
    expect(seen(invoices.map(({ invoice }) => invoice.currency))).toEqual(['CHF', 'EUR', 'GBP', 'JPY', 'USD']);
    expect(seen(invoices.flatMap(({ invoice }) => invoice.lines.map(({ vat }) => vat.category)))).toEqual([
      'AE',
      'G',
      'K',
      'O',
      'S',
    ]);
    expect(files.filter(({ bytes }) => bytes.length === 0)).toHaveLength(1);
    expect(files.some(({ name }) => /[À-ÿ].* /.test(name))).toBe(true);
    for (const companyId of Object.keys(companies))
      expect(files.filter((file) => file.companyId === companyId && file.becomes === 'waiting').length).toBeGreaterThan(
        2,
      );
  });

  it('that no invoice is in are refused with a reason', async () => {
    const refused = filesOf(day).filter(({ becomes }) => becomes === 'refused');
    expect(refused).toHaveLength(2);
    for (const { bytes } of refused) expect(await readSupplierInvoice(bytes)).toHaveProperty('refused');
  });

  it('that only people can read are to be keyed', async () => {
    const toKey = filesOf(day).filter(({ becomes, invoice }) => becomes === 'waiting' && !invoice);
    const read = await Promise.all(toKey.map(({ bytes }) => readSupplierInvoice(bytes)));
    expect(read).toEqual([{ toKey: 'pdf' }, { toKey: 'image' }]);
  });
});

describe('keys of companies that do not exist', () => {
  const all: readonly (Supplier | { siren: string; siret: string; vatNumber: string })[] = [
    ...Object.values(suppliers),
    ...Object.values(strangers),
    ...Object.values(companies).flatMap(({ siren = '', vatNumber = '', establishments }) =>
      establishments.map(({ siret = '' }) => ({ siren, vatNumber, siret })),
    ),
  ];

  it('have right check digits', () => {
    for (const { siren, siret, vatNumber } of all) {
      if (siren) {
        expect(luhn(siren), siren).toBe(true);
        expect(siret?.startsWith(siren) && luhn(siret), siret).toBe(true);
      }
      if (vatNumber) expect([vatNumber, vatIsRight(vatNumber)]).toEqual([vatNumber, true]);
      if (!siren && !vatNumber) expect(all).toContain(strangers.hoshino);
    }
    expect(vatIsRight('FR40000100016')).toBe(false);
    expect(vatIsRight('DE000100038')).toBe(false);
  });

  it('have right IBANs', () => {
    for (const { iban, country } of [...Object.values(suppliers), strangers.poncet]) {
      expect(iban).toMatch(new RegExp(`^${country}\\d\\d`));
      const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((letter) => Number.parseInt(letter, 36)).join('');
      expect([iban, BigInt(digits) % 97n]).toEqual([iban, 1n]);
    }
  });
});

const digitsOf = (text: string) => [...text].map(Number);
const weighted = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * (digitsOf(text)[index] as number), 0);

/** Check digits of VAT numbers by the rule of each country. */
function vatIsRight(number: string): boolean {
  const rest = number.slice(2);
  switch (number.slice(0, 2)) {
    case 'FR':
      return (12 + 3 * (Number(rest.slice(2)) % 97)) % 97 === Number(rest.slice(0, 2));
    case 'DE': {
      // ISO/IEC 7064, MOD 11,10
      let product = 10;
      for (const digit of digitsOf(rest.slice(0, 8))) product = (2 * ((digit + product) % 10 || 10)) % 11;
      return (11 - product) % 10 === Number(rest[8]);
    }
    case 'IE':
      return 'WABCDEFGHIJKLMNOPQRSTUV'[weighted(rest, [8, 7, 6, 5, 4, 3, 2]) % 23] === rest[7];
    case 'GB':
      return (weighted(rest, [8, 7, 6, 5, 4, 3, 2]) + Number(rest.slice(7))) % 97 === 0;
    case 'CH':
      return (11 - (weighted(rest.slice(1), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === Number(rest.at(-1));
    default:
      throw new Error(`No rule for ${number}`);
  }
}
