import { expect, test } from 'vitest';
import { importOrders } from './import-orders.ts';

const HEADING = 'number,supplier,vatNumber,orderedOn,line,item,description,quantity,unitPrice,vatRate';
const ROW = 'CF-1,Verrerie,FR39000100016,2026-11-02,1,VR-60,"Globe, opale",120,4.00,5.5';
const errors = (csv: string) => importOrders(csv).refused.flatMap(({ errors }) => errors);

test('a table of another program is read as it comes: separators, byte order mark, quotes, commas, line ends', () => {
  const [order] = importOrders(`${HEADING}\n${ROW}\n`).orders;
  expect(order).toMatchObject({
    number: 'CF-1',
    supplier: { name: 'Verrerie', vatNumber: 'FR39000100016' },
    currency: 'EUR',
    lines: [{ line: '1', description: 'Globe, opale', quantity: '120', unit: 'C62', unitPrice: '4.00', received: '0' }],
  });
  const semicolons = `\ufeff${HEADING.replaceAll(',', ';')}\r\n\r\n${ROW.replace('"Globe, opale"', 'Globe opale').replaceAll(',', ';').replace('4.00', '4,00')}\r\n`;
  expect(importOrders(semicolons).orders).toMatchObject([
    { lines: [{ description: 'Globe opale', unitPrice: '4.00' }] },
  ]);
});

test.each([
  ['a quote that never ends', `${HEADING}\n${ROW.replace('opale"', 'opale')}`, 'CSV'],
  ['no line', HEADING, 'no line of an order'],
  ['an empty file', '', 'no line of an order'],
  ['a missing column', `${HEADING.replace(',line', '')}\n${ROW.replace(',1,', ',')}`, 'line is missing'],
  ['an unknown column', `${HEADING},colour\n${ROW},red`, 'colour is unknown'],
  ['a row without number', `${HEADING}\n${ROW.replace('CF-1', '')}`, 'number is missing'],
  ['a row that is too short', `${HEADING}\nCF-1,Verrerie`, 'CSV'],
  ['no number of the supplier', `${HEADING}\n${ROW.replace('FR39000100016', '')}`, 'VAT number or SIREN'],
  ['a date of another country', `${HEADING}\n${ROW.replace('2026-11-02', '02/11/2026')}`, 'orderedOn'],
  ['a negative price', `${HEADING}\n${ROW.replace('4.00', '-4.00')}`, 'unitPrice'],
  ['a line twice', `${HEADING}\n${ROW}\n${ROW}`, 'twice'],
  [
    'another supplier on a further line',
    `${HEADING}\n${ROW}\n${ROW.replace('Verrerie', 'Autre').replace(',1,VR', ',2,VR')}`,
    'first line',
  ],
])('%s is told with its line and in both languages', (_what, csv, words) => {
  const [error] = errors(csv);
  expect(error?.en).toContain(words);
  expect(error?.fr).not.toBe(error?.en);
  expect(error?.line).toBeGreaterThan(0);
  expect(importOrders(csv).orders).toEqual([]);
});

test('the line of the error is that of the file', () => {
  const csv = `${HEADING}\n${ROW}\n\n${ROW.replace('CF-1', 'CF-2').replace('120', 'many')}`;
  expect(importOrders(csv)).toMatchObject({
    orders: [{ number: 'CF-1' }],
    refused: [{ number: 'CF-2', errors: [{ line: 4, column: 'quantity' }] }],
  });
});

test('more orders than one transaction takes are refused at once', () => {
  const rows = Array.from({ length: 91 }, (_, place) => ROW.replace('CF-1', `CF-${place}`));
  expect(errors([HEADING, ...rows].join('\n'))[0]?.en).toContain('90');
});
