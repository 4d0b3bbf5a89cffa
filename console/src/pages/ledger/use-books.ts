import { useOutletContext } from 'react-router';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import type { Books } from '../../api/ledger.ts';

/** Inside a page of the books: their frame has made sure that they are open. */
export const useBooks = (): Books => useOutletContext<Books>();

/** The day, in the zone of the books, on which a page opens: today, or the last one of the newest year. */
export function dayToShow({ years, timeZone }: Books, now: Date): string {
  const today = localDate(now, timeZone);
  const inYear = years.some(({ from, yearId }) => from <= today && today <= yearId);
  return inYear ? today : (years.at(-1)?.yearId ?? today);
}

export const yearAt = ({ years }: Books, date: string) =>
  years.find(({ from, yearId }) => from <= date && date <= yearId) ?? years.at(-1);
