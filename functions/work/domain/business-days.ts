import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';

/** The days on which a company does not work, and the zone in which its days begin. */
export const Calendar = z
  .object({
    timeZone: z
      .string()
      .refine(isTimeZone, { error: 'time zone' })
      .meta({ examples: ['Europe/Paris'] }),
    /** Good Friday and 26 December are holidays in Moselle, Bas-Rhin and Haut-Rhin. */
    alsaceMoselle: z.boolean(),
    /** Other days on which it is closed. */
    closedOn: z.array(LocalDate).max(400),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof Calendar>;

/** Of a company that has not set its own. */
export const FRENCH_CALENDAR: Calendar = { timeZone: 'Europe/Paris', alsaceMoselle: false, closedOn: [] };

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day so many calendar days later, or earlier. */
export const addDays = (day: string, days: number): string => iso(timeOf(day) + days * DAY);

/** Easter Sunday of a year of the Gregorian calendar. Source: the algorithm published anonymously in Nature, 20 April 1876. */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return iso(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

/** Public holidays of a year in France: Code du travail L3133-1, and L3134-13 for Alsace and Moselle. */
export function publicHolidays(year: number, { alsaceMoselle }: Pick<Calendar, 'alsaceMoselle'>): string[] {
  const easter = easterSunday(year);
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  return [
    ...fixed.map((day) => `${year}-${day}`),
    addDays(easter, 1), // Easter Monday
    addDays(easter, 39), // Ascension
    addDays(easter, 50), // Whit Monday
    ...(alsaceMoselle ? [addDays(easter, -2), `${year}-12-26`] : []),
  ].sort();
}

/** Monday to Friday, no public holiday, and no day on which the company is closed. */
export function isBusinessDay(day: string, calendar: Calendar): boolean {
  const weekday = new Date(timeOf(day)).getUTCDay();
  return (
    weekday !== 0 &&
    weekday !== 6 &&
    !calendar.closedOn.includes(day) &&
    !publicHolidays(Number(day.slice(0, 4)), calendar).includes(day)
  );
}

/** The day so many business days after `day`, or before it; `day` itself does not count. */
export function addBusinessDays(day: string, count: number, calendar: Calendar): string {
  const step = count < 0 ? -1 : 1;
  let date = day;
  // A company that is closed for years on end would never come to a business day.
  for (let left = Math.abs(count), walked = 0; left > 0 && walked < 1000; walked++) {
    date = addDays(date, step);
    if (isBusinessDay(date, calendar)) left--;
  }
  return date;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
