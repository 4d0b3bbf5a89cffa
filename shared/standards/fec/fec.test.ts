import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, FEC_HEADER, FecChecker, type FecReport, fecLine, fecName, RULES } from './index.ts';

const NAME = '000100016FEC20261231.txt';

/** Two entries of one journal, and one of another with a customer, a lettering and a currency. */
const GOOD = [
  FEC_HEADER,
  'AC\tAchats\t1\t20260105\t607\tAchats de marchandises\t\t\tA-1\t20260104\tFacture A-1\t100,00\t0,00\t\t\t20260110\t\t',
  'AC\tAchats\t1\t20260105\t44566\tTVA déductible\t\t\tA-1\t20260104\tFacture A-1\t20,00\t0,00\t\t\t20260110\t\t',
  'AC\tAchats\t1\t20260105\t401\tFournisseurs\tF1\tVerrerie\tA-1\t20260104\tFacture A-1\t0,00\t120,00\tAA\t20260131\t20260110\t\t',
  'AC\tAchats\t2\t20260106\t6064\tFournitures\t\t\tA-2\t20260106\tFacture A-2\t10,00\t\t\t\t20260110\t\t',
  'AC\tAchats\t2\t20260106\t401\tFournisseurs\tF2\tPapier\tA-2\t20260106\tFacture A-2\t\t10,00\t\t\t20260110\t11,80\tUSD',
  'BQ\tBanque\tB001\t20260131\t401\tFournisseurs\tF1\tVerrerie\tV-1\t20260131\tVirement\t120,00\t0,00\tAA\t20260131\t20260201\t\t',
  'BQ\tBanque\tB001\t20260131\t512\tBanques\t\t\tV-1\t20260131\tVirement\t0,00\t120,00\t\t\t20260201\t\t',
];

function check(content: string | Uint8Array, name = NAME, chunk = 64): FecReport {
  const checker = new FecChecker(name);
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += chunk) checker.push(bytes.subarray(at, at + chunk));
  return checker.end();
}
const file = (lines: readonly string[] = GOOD) => `${lines.join('\r\n')}\r\n`;
/** The file with one field of one line changed; line 1 is the header. */
const changed = (line: number, column: string, value: string, lines = GOOD): string =>
  file(
    lines.map((text, at) => {
      if (at !== line - 1) return text;
      return text
        .split('\t')
        .with(COLUMNS.indexOf(column as 'Debit'), value)
        .join('\t');
    }),
  );

test('a file that is right has no finding, whatever the pieces it comes in', () => {
  for (const chunk of [1, 7, 64, 100_000]) {
    const report = check(file(), NAME, chunk);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      valid: true,
      encoding: 'UTF-8',
      lines: 7,
      entries: 3,
      debit: 25_000n,
      credit: 25_000n,
    });
  }
  expect(check(file()).journals).toEqual([
    { journal: 'AC', entries: 2, debit: 13_000n, credit: 13_000n },
    { journal: 'BQ', entries: 1, debit: 12_000n, credit: 12_000n },
  ]);
});

test('the variants of the law are right too: a bar, an amount with its side, a cash basis, ISO 8859-15, no last line end', () => {
  const bars = file().replaceAll('\t', '|');
  const sides = GOOD.map((text, at) => {
    const fields = text.split('\t');
    const [debit = '', credit = ''] = fields.slice(11, 13);
    const isDebit = /[1-9]/.test(debit);
    const two = at === 0 ? ['Montant', 'Sens'] : [isDebit ? debit : credit, isDebit ? 'D' : 'C'];
    return [...fields.slice(0, 11), ...two, ...fields.slice(13)].join('\t');
  });
  const cash = GOOD.map((text, at) => `${text}\t${at === 0 ? 'DateRglt\tModeRglt\tNatOp' : '20260131\tVirement\t'}`);
  const latin = Buffer.from(file(), 'latin1');
  for (const content of [bars, file(sides), file(cash), latin, file().slice(0, -2)])
    expect(check(content).findings).toEqual([]);
  expect(check(latin).encoding).toBe('ISO 8859-15');
});

/** Each defect: the file with it, the rule that must be named, and its line. */
const DEFECTS: readonly [what: string, rule: keyof typeof RULES, line: number, content: string | Uint8Array, name?: string][] = [
  ['a name of its own', 'file-name', 0, file(), 'export-2026.txt'],
  ['a name with an impossible day', 'file-name', 0, file(), '000100016FEC20261331.txt'],
  ['nothing but a header', 'empty', 0, `${FEC_HEADER}\n`],
  ['UTF-16', 'encoding', 1, Buffer.from(`\ufeff${file()}`, 'utf16le')],
  ['Windows-1252', 'encoding', 3, Buffer.from(file().replace('TVA d', 'TVA \x92d'), 'latin1')],
  ['two encodings', 'encoding', 5, Buffer.concat([Buffer.from(file(GOOD.slice(0, 4))), Buffer.from(file(['é', ...GOOD.slice(4)].slice(1)).replace('Fournitures', 'Matières'), 'latin1')])],
  ['a byte order mark', 'byte-order-mark', 1, `\ufeff${file()}`],
  ['semicolons', 'separator', 1, file().replaceAll('\t', ';')],
  ['a column left out', 'column-missing', 1, file(GOOD.map((text) => text.split('\t').toSpliced(15, 1).join('\t')))],
  ['a column of its own', 'column-unknown', 1, file().replace('Idevise', 'Devise')],
  ['two columns swapped', 'column-order', 1, file().replace('CompteNum\tCompteLib', 'CompteLib\tCompteNum')],
  ['a field too few', 'field-count', 3, file(GOOD.with(2, (GOOD[2] as string).replace('\t20,00', '')))],
  ['a separator at the end', 'trailing-separator', 4, file(GOOD.with(3, `${GOOD[3]}\t`))],
  ['an empty line', 'line-empty', 5, file(GOOD.toSpliced(4, 0, ''))],
  ['no label', 'field-empty', 2, changed(2, 'EcritureLib', '')],
  ['no journal', 'field-empty', 2, changed(2, 'JournalCode', '')],
  ['no validation', 'valid-date-missing', 2, changed(2, 'ValidDate', '')],
  ['a date with dashes', 'date-format', 2, changed(2, 'PieceDate', '2026-01-04')],
  ['the 30th of February', 'date-format', 2, changed(2, 'EcritureDate', '20260230')],
  ['another century', 'date-range', 2, changed(2, 'PieceDate', '18991231')],
  ['a day after the closing', 'date-outside-year', 2, changed(2, 'EcritureDate', '20270101')],
  ['a day long before it', 'date-outside-year', 2, changed(2, 'EcritureDate', '20241231')],
  ['thousands apart', 'amount-format', 2, changed(2, 'Debit', '1 000,00')],
  ['three decimals', 'amount-format', 2, changed(2, 'Debit', '100,000')],
  ['a point', 'decimal-point', 2, changed(2, 'Debit', '100.00')],
  ['an amount on both sides', 'both-sides', 2, changed(2, 'Credit', '1,00')],
  ['an amount on none', 'no-amount', 5, changed(5, 'Debit', '')],
  ['an amount below zero', 'negative-amount', 5, changed(5, 'Debit', '-10,00')],
  ['a cent too much', 'entry-unbalanced', 2, changed(2, 'Debit', '100,01')],
  ['a journal that does not balance', 'journal-unbalanced', 0, changed(7, 'Debit', '119,00')],
  ['a number left out', 'number-gap', 0, file(GOOD.map((text) => text.replace('AC\tAchats\t2\t', 'AC\tAchats\t4\t')))],
  ['numbers that fall', 'number-order', 5, file([GOOD[0], ...GOOD.slice(1, 4).map((text) => text.replace('AC\tAchats\t1', 'AC\tAchats\t3')), ...GOOD.slice(4)] as string[])],
  ['a number used again', 'number-repeated', 9, file([...GOOD, ...GOOD.slice(4, 6)])],
  ['lines of an entry apart', 'number-repeated', 6, file([GOOD[0], GOOD[1], GOOD[2], GOOD[4], GOOD[5], GOOD[3], GOOD[6], GOOD[7]] as string[])],
  ['two dates in an entry', 'entry-dates', 3, changed(3, 'EcritureDate', '20260106')],
  ['validations out of order', 'validation-order', 5, changed(5, 'ValidDate', '20260109')],
  ['a validation before the entry', 'valid-before-entry', 2, changed(2, 'ValidDate', '20260101')],
  ['an account of no chart', 'account-format', 2, changed(2, 'CompteNum', 'A607')],
  ['an auxiliary account without its name', 'auxiliary-pair', 4, changed(4, 'CompAuxLib', '')],
  ['an auxiliary account of an expense', 'auxiliary-account', 2, file(GOOD.with(1, (GOOD[1] as string).replace('marchandises\t\t', 'marchandises\tF9\tX')))],
  ['a lettering without its day', 'lettering-pair', 4, changed(4, 'DateLet', '')],
  ['a lettering that leaves something', 'lettering-unbalanced', 4, changed(7, 'EcritureLet', 'AB')],
  ['an amount without its currency', 'currency-pair', 6, changed(6, 'Idevise', '')],
  ['a currency that is none', 'currency-code', 6, changed(6, 'Idevise', 'US$')],
  ['an account with two names', 'label-differs', 6, changed(6, 'CompteLib', 'Founisseurs')],
]; // biome-ignore format: one table

test.each(DEFECTS)('%s is named: %s, line %i', (_, rule, line, content, name) => {
  const { findings, valid, counts } = check(content, name);
  const found = findings.filter((finding) => finding.rule === rule);
  expect(found.map((finding) => finding.line)).toContain(line);
  expect(counts[rule]).toBeGreaterThan(0);
  expect(valid).toBe(findings.every(({ severity }) => severity === 'warning'));
  for (const { message } of findings) {
    expect(message.fr).not.toBe(message.en);
    expect(message.fr + message.en).not.toMatch(/[{}]|undefined/);
  }
});

test('an amount with its side needs D or C, +1 or -1', () => {
  const header = FEC_HEADER.replace('Debit\tCredit', 'Montant\tSens');
  const line = (side: string, at: string) =>
    `OD\tDivers\t1\t20260105\t${at}\tLibellé\t\t\tP\t20260105\tX\t10,00\t${side}\t\t\t20260110\t\t`;
  expect(check([header, line('+1', '607'), line('-1', '512')].join('\n')).findings).toEqual([]);
  expect(
    check([header, line('X', '607'), line('C', '512')].join('\n')).findings.map(({ rule, line: at }) => [at, rule]),
  ).toEqual([
    [0, 'journal-unbalanced'],
    [2, 'side'],
    [2, 'entry-unbalanced'],
  ]);
});

test('every rule has a defect that shows it', () => {
  const shown = new Set<string>([...DEFECTS.map(([, rule]) => rule), 'side']);
  expect(Object.keys(RULES).filter((rule) => !shown.has(rule))).toEqual([]);
  expect(DEFECTS.length).toBeGreaterThan(25);
});

test('of each rule the first findings are told and all are counted', () => {
  const lines = Array.from({ length: 300 }, (_, at) => (GOOD[1] as string).replace('\t1\t', `\t${at + 1}\t`));
  const { findings, counts } = check(file([GOOD[0] as string, ...lines]));
  expect(counts['entry-unbalanced']).toBe(300);
  expect(findings.filter(({ rule }) => rule === 'entry-unbalanced')).toHaveLength(50);
});

test('what is written is read without a finding, whatever is in its texts', () => {
  const label = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).map((text) => `x${text}`);
  fc.assert(
    fc.property(
      fc.array(fc.record({ label, cents: fc.integer({ min: 1, max: 10 ** 9 }) }), { minLength: 1, maxLength: 20 }),
      (entries) => {
        const lines = entries.flatMap(({ label, cents }, at) => {
          const amount = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          const common = {
            journal: 'OD',
            journalLabel: 'Divers',
            number: String(at + 1),
            date: '2026-01-05',
            piece: { ref: label, date: '2026-01-05' },
            label,
            validDate: '2026-01-31',
          };
          return [
            fecLine({ ...common, account: '607', accountLabel: 'Achats', debit: amount, credit: '0.00' }),
            fecLine({ ...common, account: '512', accountLabel: 'Banques', debit: '0.00', credit: amount }),
          ];
        });
        expect(check([FEC_HEADER, ...lines].join('\r\n'), fecName('000100016', '2026-12-31')).findings).toEqual([]);
      },
    ),
  );
});

test('gaps of numbers are listed as stretches, of each series by its own', () => {
  const numbers = ['A1', 'A2', 'A5', 'B007', 'B009'];
  const lines = numbers.flatMap((number) =>
    ['607\tAchats\t\t\tP\t20260105\tX\t10,00\t0,00', '512\tBanques\t\t\tP\t20260105\tX\t0,00\t10,00'].map(
      (rest) => `OD\tDivers\t${number}\t20260105\t${rest}\t\t\t20260110\t\t`,
    ),
  );
  const gaps = check(file([FEC_HEADER, ...lines])).findings.map(({ message }) => message.en);
  expect(gaps).toEqual([
    'The journal OD has no entry A3..A4: numbers are continuous',
    'The journal OD has no entry B008: numbers are continuous',
  ]);
});
