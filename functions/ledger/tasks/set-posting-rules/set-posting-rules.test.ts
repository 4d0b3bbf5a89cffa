import { expect, test } from 'vitest';
import { decide, stored } from '../../../../test/builders/use-case.ts';
import { PostingRulesRecord } from '../../data/books.ts';
import { FIRST_RULES } from '../../domain/posting/rules.ts';
import { useCase } from './set-posting-rules.ts';
import { setPostingRules } from './task.ts';

test('a version is added and the ones before are kept', () => {
  const input = { ...FIRST_RULES, validFrom: '2026-12-01' };
  const first = decide(setPostingRules, useCase, { input }) as { output: Parameters<typeof stored>[1] };
  expect(first).toMatchObject({
    writes: [{ type: 'create' }],
    output: { versions: [{ validFrom: '2026-12-01', by: { name: 'Camille Roussel' } }] },
  });
  const subject = stored(PostingRulesRecord, first.output as never);
  expect(
    decide(setPostingRules, useCase, { input: { ...input, validFrom: '2027-01-01' }, state: { subject } }),
  ).toMatchObject({
    output: { versions: [{ validFrom: '2027-01-01' }, { validFrom: '2026-12-01' }] },
  });
});
