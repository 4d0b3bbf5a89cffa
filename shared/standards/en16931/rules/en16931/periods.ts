import { exists, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { dateOf, single } from '../values.ts';

/** The end of a period is not before its start, where both are stated (BR-29, BR-30). */
export function ublPeriodInOrder(period: XmlElement): boolean {
  if (!exists(period, 'cbc:StartDate') || !exists(period, 'cbc:EndDate')) return true;
  const end = single(period, 'cbc:EndDate') as XmlElement;
  const start = single(period, 'cbc:StartDate') as XmlElement;
  return dateOf(end) >= dateOf(start);
}

/** As in UBL; dates are compared as they are written, year first. */
export function ciiPeriodInOrder(period: XmlElement): boolean {
  if (!exists(period, 'ram:StartDateTime') || !exists(period, 'ram:EndDateTime')) return true;
  const starts = datesAt(period, 'ram:StartDateTime/udt:DateTimeString');
  return datesAt(period, 'ram:EndDateTime/udt:DateTimeString').some((end) => starts.some((start) => end >= start));
}

function datesAt(period: XmlElement, path: string): string[] {
  return select(period, path)
    .filter((date) => date.attribute('format') === '102')
    .map(({ value }) => value);
}
