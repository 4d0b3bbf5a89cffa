import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneyText } from '../../../shared/kernel/money.ts';
import { currentLanguage } from './texts.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Formats of one language; moments are shown in the zone of the company, business dates in none. */
export function formatsOf(language: string, timeZone: string | undefined) {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const monthOf = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const bytes = ['byte', 'kilobyte', 'megabyte'].map((unit) => {
    const display = unit === 'byte' ? 'long' : 'short';
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: display, maximumFractionDigits: 1 });
  });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    /** Exact: the decimal string goes to Intl as it is, never through a float (ECMA-402, StringNumericLiteral). */
    money: ({ amount, currency }: MoneyText) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral),
    date: (localDate: string) => day.format(new Date(`${localDate}T00:00:00Z`)),
    /** "November 2026" of `2026-11`. */
    month: (month: string) => monthOf.format(new Date(`${month}-01T00:00:00Z`)),
    instant: (instant: string) => moment.format(new Date(instant)),
    /** "3 hours": how long ago, in its largest whole unit; a minute at least. */
    duration: (since: string, now: number) => {
      const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
      const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (['minute', 60] as const);
      const count = Math.max(1, Math.floor(seconds / size));
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    },
    size: (count: number) => {
      const power = count < 1_000 ? 0 : count < 1_000_000 ? 1 : 2;
      return bytes[power]?.format(count / 1_000 ** power) ?? String(count);
    },
    /** A quantity or price with the decimals it has, exact like `money`. */
    decimal: (text: string) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(text as Intl.StringNumericLiteral),
    number: (count: number) => new Intl.NumberFormat(language).format(count),
    country: (code: string) => countries.of(code) ?? code,
  };
}

/** @param timeZone IANA zone of the company; the browser's own when left out. */
export function useFormats(timeZone?: string) {
  // The hook makes the component follow a change of language.
  useTranslation();
  const language = currentLanguage();
  return useMemo(() => formatsOf(language, timeZone), [language, timeZone]);
}
