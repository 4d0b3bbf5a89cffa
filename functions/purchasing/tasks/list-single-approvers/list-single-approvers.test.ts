import { expect, test } from 'vitest';
import { noPolicy, storedApproval } from '../../../../test/builders/purchasing.ts';
import { contextOf, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-single-approvers.ts';

test('who approves alone; nobody, where nothing was declared', async () => {
  const one = {
    person: { id: 'user_ines', name: 'Inès' },
    until: '2026-12-31',
    reason: 'Seule personne',
    declaredBy: { id: 'user_lea', name: 'Léa', at: NOW },
  };
  const settings = storedApproval({ ...noPolicy, singleApprovers: [one] });
  expect(await useCase({}, contextOf(), reading(settings))).toEqual({ items: [one] });
  expect(await useCase({}, contextOf(), reading())).toEqual({ items: [] });
});
