import { expect, test } from 'vitest';
import { standOf } from './stand.ts';

test('each policy of a company stands where its number and its day put it', () => {
  const all = [
    { number: 5 },
    { number: 4, inForceFrom: '2027-01-01' },
    { number: 3, inForceFrom: '2026-11-01' },
    { number: 2, inForceFrom: '2026-12-01' },
    { number: 1, inForceFrom: '2026-01-01' },
  ];
  const stands = (today: string) => all.map((one) => standOf(one, all, today));
  expect(stands('2026-10-31')).toEqual(['draft', 'to-come', 'to-come', 'to-come', 'applies']);
  expect(stands('2026-11-24')).toEqual(['draft', 'to-come', 'applies', 'superseded', 'superseded']);
  expect(stands('2027-01-01')).toEqual(['draft', 'applies', 'superseded', 'superseded', 'superseded']);
});
