import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillText, languageOf, sentence, sortableName } from './text.ts';

describe('fillText', () => {
  test('fills every place whose value is given and leaves the others visible', () => {
    expect(fillText('{a} of {total}, {a}', { a: 'x', total: 2 })).toBe('x of 2, x');
    expect(fillText('{a} of {b}', { a: 'x' })).toBe('x of {b}');
    expect(fillText('no place')).toBe('no place');
  });

  test('a value is never read as a template, nor an inherited name as a value', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillText('<{a}>', { a: value })).toBe(`<${value}>`);
      }),
    );
    expect(fillText('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
    expect(fillText('{toString}', {})).toBe('{toString}');
  });
});

test('a sentence fills a text with values, those that are texts in its own language', () => {
  const text = { fr: 'Non : {why}', en: 'No: {why}' };
  const why = { fr: 'saisie', en: 'keyed' };
  expect(sentence(text, 'fr', { why })).toBe('Non : saisie');
  expect(sentence(text, 'en', { why })).toBe('No: keyed');
});

describe('languageOf', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['*', 'fr'],
    ['de', 'fr'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['fr-CA, en;q=0.8', 'fr'],
    ['en;q=0.8, fr;q=0.9', 'fr'],
    ['en;q=0.9, fr;q=0.8', 'en'],
    ['de, en;q=0.5, fr;q=0.4', 'en'],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['fr; q=0.3 , en; q=0.7', 'en'],
    ['en;level=1;q=0.2, fr;q=0.1', 'en'],
    ['en;q=0', 'fr'],
    ['en;q=high', 'fr'],
    ['english', 'fr'],
  ])('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  test('never throws and always names one of ours, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(['fr', 'en']).toContain(languageOf(header));
      }),
    );
  });

  test('the one of higher quality wins, wherever it stands', () => {
    const quality = fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(quality, quality, fc.boolean(), (fr, en, frenchFirst) => {
        fc.pre(fr !== en);
        const ranges = [`fr;q=${fr}`, `en;q=${en}`];
        const header = (frenchFirst ? ranges : ranges.reverse()).join(', ');
        expect(languageOf(header)).toBe(fr > en ? 'fr' : 'en');
      }),
    );
  });
});

test('in a list by name, accents, capitals and ligatures do not count', () => {
  const names = ['Zoé', 'Éclairage', 'œuvre', 'ecrin', 'Oeuf', 'Straße', 'strate'];
  const byName = (a: string, b: string) => (sortableName(a) < sortableName(b) ? -1 : 1);
  expect(names.toSorted(byName)).toEqual(['Éclairage', 'ecrin', 'Oeuf', 'œuvre', 'Straße', 'strate', 'Zoé']);
});

test('the sort key of the longest name has room in an index', () => {
  for (const letter of ['한', '😀', 'ẫ', 'W'])
    expect(Buffer.byteLength(sortableName(letter.repeat(200)))).toBeLessThanOrEqual(900);
});
