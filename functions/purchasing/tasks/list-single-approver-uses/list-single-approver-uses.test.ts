import { expect, test } from 'vitest';
import { invoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { SingleApproverUseRecord } from '../../data/approval.ts';
import { newSingleApproverUse } from '../../domain/approval/single-approver-use.ts';
import { useCase } from './list-single-approver-uses.ts';

const given = { policy: 1, level: 1, by: 'user_zoe', name: 'Zoé', at: NOW, comment: '' };
const marked = { ...given, level: 2, singleApprover: [{ person: 'user_zoe', why: 'entered' as const }] };
const withApprovals = (...all: (typeof given)[]) => ({
  ...invoice,
  approvals: { policy: 1, askedAt: NOW, subject: 'x', asked: [], given: all },
});

test('only an approval that is new and marked is a use', () => {
  const use = newSingleApproverUse(withApprovals(given), withApprovals(given, marked), 3);
  expect(use).toMatchObject({ useId: `${invoice.invoiceId}.3`, number: 'A-1', approval: marked });
  expect(newSingleApproverUse(withApprovals(marked), withApprovals(marked, given), 3)).toBeUndefined();
  expect(newSingleApproverUse(withApprovals(marked), withApprovals(marked), 3)).toBeUndefined();
  expect(newSingleApproverUse(invoice, undefined, 1)).toBeUndefined();
});

test('each use with the approval that is marked, newest first', async () => {
  const use = newSingleApproverUse(invoice, withApprovals(marked), 1);
  if (!use) throw new Error('no use');
  const { read, asked } = reading(stored(SingleApproverUseRecord, use));
  expect(await useCase({ limit: 25 }, contextOf(), { read })).toMatchObject({ items: [use] });
  expect(asked).toMatchObject([{ index: 'list1', by: 'all', newestFirst: true }]);
});
