import { expect, test } from 'vitest';
import { noPolicy, storedApproval } from '../../../../test/builders/purchasing.ts';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import type { SingleApprover } from '../../domain/approval/round.ts';
import { useCase } from './declare-single-approver.ts';
import { declareSingleApprover } from './task.ts';

const person = { id: 'user_ines', name: 'Inès Marchal' };
const input = { person, until: '2026-12-31', reason: 'Seule personne de la société' };
const declaredBy = { id: camille.id, name: camille.name, at: NOW };
const declared: SingleApprover = { ...input, declaredBy };
const declare = (given: object, before: readonly SingleApprover[] = []) =>
  decide(declareSingleApprover, useCase, {
    input: { ...input, ...given },
    state: { subject: storedApproval({ ...noPolicy, singleApprovers: [...before] }) },
  });

test('who, until when, why and by whom; another declaration takes the place of the one before', () => {
  const before = { ...declared, until: '2026-11-30' };
  expect(declare({}, [before])).toMatchObject({
    output: declared,
    writes: [{ data: { singleApprovers: [declared] } }],
  });
});

test('what is over is forgotten', () => {
  const over = { ...declared, person: { id: 'user_zoe', name: 'Zoé' }, until: '2026-11-23' };
  expect(declare({}, [over])).toMatchObject({ writes: [{ data: { singleApprovers: [declared] } }] });
});

test.each(['2026-11-23', '2027-11-25'])('until %s is refused: it ends, and within a year', (until) => {
  expect(declare({ until })).toBe('purchasing.single-approver-period');
});

test('it wants a reason that says something', () => {
  expect(declareSingleApprover.input.safeParse({ ...input, reason: 'vu' }).success).toBe(false);
});

test('only so many at a time', () => {
  const ten = Array.from({ length: 10 }, (_, n) => ({ ...declared, person: { id: `user_${n}`, name: `${n}` } }));
  expect(declare({}, ten)).toBe('purchasing.too-many-single-approvers');
});
