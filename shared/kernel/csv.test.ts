import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('French has semicolons and decimal commas, English commas and points', () => {
  const cells = ['F-1', { decimal: '-1200.50' }, undefined, 'Roux, père; fils'];
  expect(csvLine(cells, 'fr')).toBe('F-1;-1200,50;;"Roux, père; fils"\r\n');
  expect(csvLine(cells, 'en')).toBe('F-1,-1200.50,,"Roux, père; fils"\r\n');
});

test('what a spreadsheet would calculate is a text; a negative amount is none', () => {
  expect(csvLine(['=HYPERLINK("https://x.example")', '+1', '@x', '-2+3', '\tx'], 'fr')).toBe(
    `"'=HYPERLINK(""https://x.example"")";'+1;'@x;'-2+3;'\tx\r\n`,
  );
});

test('whatever the cells are, a reader of CSV gets them back', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\r', '\n', ' ', 'é', "'") });
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), fc.constantFrom('fr', 'en'), (cells, language) => {
      const delimiter = language === 'fr' ? ';' : ',';
      const [line] = parse(csvLine(cells, language), { delimiter, record_delimiter: '\r\n' }) as string[][];
      expect(line?.map((cell, index) => (cells[index]?.startsWith('\r') ? cell.slice(1) : cell))).toEqual(cells);
    }),
  );
});
