import { expect, test } from 'vitest';
import { contextOf, decided, reading, stored } from '../../../../test/builders/use-case.ts';
import { absence } from '../../../../test/builders/work.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { AbsenceNotFound } from '../../domain/refusals.ts';
import { useCase } from './end-absence.ts';
import { endAbsence } from './task.ts';

const malik = { id: 'user_malik', name: 'Malik Diop' };
const away = absence({ delegate: malik });
const mine = stored(AbsencesRecord, { personId: 'user_camille', own: [away], standsInFor: [] });
const theirs = stored(AbsencesRecord, { personId: malik.id, own: [], standsInFor: [away] });
const input = { absenceId: away.absenceId };

test('both persons’ records forget it', async () => {
  const facts = await useCase.gather?.(input, reading(mine), contextOf());
  expect(decided(endAbsence, useCase, { input, state: { subject: mine, theirs }, facts })).toMatchObject({
    output: away,
    writes: [{ data: { own: [] } }, { data: { standsInFor: [] } }],
  });
});

test('only one’s own', async () => {
  expect(await useCase.gather?.(input, reading(), contextOf())).toMatchObject({ kind: AbsenceNotFound });
});
