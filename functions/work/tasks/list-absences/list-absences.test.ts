import { expect, test } from 'vitest';
import { contextOf, reading, stored } from '../../../../test/builders/use-case.ts';
import { absence } from '../../../../test/builders/work.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { useCase } from './list-absences.ts';
import { listAbsences } from './task.ts';

const over = absence({ from: '2026-11-02', until: '2026-11-06' });
const other = absence({
  person: { id: 'user_malik', name: 'Malik Diop' },
  delegate: { id: 'user_camille', name: 'C' },
});
const records = [
  stored(AbsencesRecord, { personId: 'user_camille', own: [over, absence()], standsInFor: [other] }),
  stored(AbsencesRecord, { personId: 'user_malik', own: [other], standsInFor: [] }),
];
const list = (query: object) => useCase(listAbsences.input.parse(query), contextOf(), reading(...records));

test('one’s own and those in which one stands in, without what is over', async () => {
  expect(await list({})).toEqual({ items: [absence(), other] });
});

test('everybody’s', async () => {
  expect(await list({ of: 'everybody' })).toEqual({ items: [absence(), other], nextCursor: 'next' });
});
