import { describe, expect, test } from 'vitest';
import { codeLine, codeSet } from './code-set.ts';
import * as lists from './lists.ts';

describe('code lists', () => {
  test.each(Object.entries(lists))('%s holds each code once', (_, list) => {
    const codes = list.trim().split(/\s+/);
    expect(codeSet(list).size).toBe(codes.length);
    expect(codes.every((code) => /^[A-Za-z0-9./-]+$/.test(code))).toBe(true);
  });

  test('are made once', () => {
    expect(codeSet(lists.CURRENCIES)).toBe(codeSet(lists.CURRENCIES));
  });

  test('know the codes of today', () => {
    expect(codeSet(lists.CURRENCIES).has('EUR')).toBe(true);
    // Croatia has the euro since 2023.
    expect(codeSet(lists.CURRENCIES).has('HRK')).toBe(false);
    expect(codeSet(lists.COUNTRIES_UBL).has('SS')).toBe(true);
    expect(codeSet(lists.COUNTRIES_CII).has('SS')).toBe(false);
    expect(codeSet(lists.ADDRESS_SCHEMES).has('0225')).toBe(true);
  });

  test('as a line have each code between blanks', () => {
    expect(codeLine('\nA B\nC\n')).toBe(' A B C ');
  });
});
