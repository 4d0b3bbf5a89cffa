import { describe, expect, test } from 'vitest';
import { parseXml, type XmlElement } from '../xml/tree.ts';
import { both, either } from './en16931/define.ts';
import { Undecidable } from './undecidable.ts';
import {
  anySign,
  booleanOf,
  compareUntyped,
  dateOf,
  decimalAt,
  decimalsOf,
  doubleOf,
  filled,
  single,
  textAt,
  twoDecimalsAt,
} from './values.ts';

const element = (content: string): XmlElement =>
  parseXml(`<cbc:X xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${content}</cbc:X>`)
    .root;
const problem = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Undecidable) return error.id;
    throw error;
  }
  return 'none';
};

describe('a single element', () => {
  const two = element('<cbc:ID> 1 </cbc:ID><cbc:ID/>');

  test('is found, or nothing', () => {
    expect(single(element('<cbc:ID>1</cbc:ID>'), 'cbc:ID')?.value).toBe('1');
    expect(single(element(''), 'cbc:ID')).toBeUndefined();
    expect([textAt(element('<cbc:ID> a  b </cbc:ID>'), 'cbc:ID'), textAt(element(''), 'cbc:ID')]).toEqual(['a b', '']);
  });

  test('cannot be judged when it stands twice', () => {
    for (const read of [single, textAt, filled, decimalAt, twoDecimalsAt]) {
      expect(problem(() => read(two, 'cbc:ID'))).toBe('DATUM-REPEATED');
    }
  });

  test('is filled by more than white space', () => {
    expect(
      ['', '<cbc:ID/>', '<cbc:ID>\n\t </cbc:ID>', '<cbc:ID>0</cbc:ID>'].map((xml) => filled(element(xml), 'cbc:ID')),
    ).toEqual([false, false, false, true]);
  });
});

test('decimals are counted as written', () => {
  expect(['1', '1.', '1.5', '1.50', '1.500', '1.5.55', '1.5 ', '1.𝟙𝟚', '1.𝟙𝟚𝟛'].map(decimalsOf)).toEqual([
    0, 0, 1, 2, 3, 4, 2, 2, 3,
  ]);
});

describe('truth values', () => {
  test.each([
    ['true', true],
    [' 1 ', true],
    ['false', false],
    ['0', false],
  ])('%j', (text, value) => expect(booleanOf(element(text))).toBe(value));
  test.each(['', 'TRUE', 'yes', '2'])('%j is none', (text) => {
    expect(problem(() => booleanOf(element(text)))).toBe('DATUM-NOT-A-BOOLEAN');
  });
});

describe('doubles', () => {
  test.each([
    ['1e2', 100],
    [' +.5 ', 0.5],
    ['-5.', -5],
    ['INF', Number.POSITIVE_INFINITY],
    ['-INF', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
  ])('%j', (text, value) => expect(doubleOf(element(text))).toBe(value));
  test.each(['', '1,5', '0x10', 'Infinity', '1e', '1 0'])('%j is none', (text) => {
    expect(problem(() => doubleOf(element(text)))).toBe('DATUM-NOT-A-DECIMAL');
  });
});

describe('an untyped value against a number', () => {
  test.each([
    ['1', 0, 1],
    ['-1', 0, -1],
    ['0.00', 0, 0],
    ['-0.00', 0, -1],
    ['-0', 0, -1],
    ['0', -0, 1],
    ['-0.0', -0, 0],
    ['NaN', 5, 1],
    ['NaN', Number.NaN, 0],
    ['5', Number.NaN, -1],
    ['100.10', 100.1, 0],
  ])('%s against %d is %i', (text, other, sign) => expect(compareUntyped(element(text), other)).toBe(sign));

  test('integers are compared as such', () => {
    expect(compareUntyped(element('-0'), 0, true)).toBe(0);
    expect(compareUntyped(element('-0.0'), 0, true)).toBe(-1);
  });

  test('any of several may pass', () => {
    const several = element('<cbc:ID>-1</cbc:ID><cbc:ID>1</cbc:ID>');
    expect(anySign(several, 'cbc:ID', (sign) => sign > 0)).toBe(true);
    expect(anySign(several, 'cbc:ID', (sign) => sign === 0)).toBe(false);
  });
});

describe('dates', () => {
  test('are ordered, with their zone', () => {
    const order = ['2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'].map((date) => dateOf(element(date)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(dateOf(element('1970-01-02'))).toBe(1440);
    expect(dateOf(element('2024-01-01+01:00'))).toBe(dateOf(element('2024-01-01Z')) - 60);
    expect(dateOf(element(' 2024-01-01-02:30 '))).toBe(dateOf(element('2024-01-01')) + 150);
  });
  test.each(['2024-02-30', '2023-02-29', '2024-13-01', '24-01-01', '2024-1-1', '20240101', ''])(
    '%j is none',
    (text) => {
      expect(problem(() => dateOf(element(text)))).toBe('DATUM-NOT-A-DATE');
    },
  );
});

describe('conditions of which one cannot be judged', () => {
  const undecidable = () => booleanOf(element('?'));
  const yes = () => true;
  const no = () => false;

  test('do not matter when another decides', () => {
    expect(both(undecidable, no)).toBe(false);
    expect(both(no, undecidable)).toBe(false);
    expect(either(undecidable, yes)).toBe(true);
    expect(either(yes, undecidable)).toBe(true);
    expect([both(yes, yes), both(yes, no), either(no, no), either(no, yes)]).toEqual([true, false, false, true]);
  });

  test('matter when none decides', () => {
    expect(problem(() => both(undecidable, yes))).toBe('DATUM-NOT-A-BOOLEAN');
    expect(problem(() => either(no, undecidable))).toBe('DATUM-NOT-A-BOOLEAN');
  });
});
