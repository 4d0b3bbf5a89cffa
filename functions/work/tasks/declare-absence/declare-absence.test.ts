import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { camille, contextOf, decide, stored } from '../../../../test/builders/use-case.ts';
import { absence } from '../../../../test/builders/work.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { type Absence, type Absences, overlap } from '../../domain/absence.ts';
import { useCase } from './declare-absence.ts';
import { declareAbsence } from './task.ts';

const malik = { id: 'user_malik', name: 'Malik Diop' };
const period = { from: '2026-12-21', until: '2026-12-31' };
const declare = (input: object, mine?: Partial<Absences>, theirs?: Partial<Absences>) =>
  decide(declareAbsence, useCase, {
    input,
    state: {
      subject: mine && stored(AbsencesRecord, { personId: camille.id, own: [], standsInFor: [], ...mine }),
      theirs: theirs && stored(AbsencesRecord, { personId: malik.id, own: [], standsInFor: [], ...theirs }),
    },
  });

describe('an absence', () => {
  test('with a stand-in stands in both persons’ records, with what the absent one holds', () => {
    const declared = declare({ ...period, delegate: malik });
    const expected = { ...period, person: { id: camille.id }, roles: ['director'], delegate: malik };
    expect(declared).toMatchObject({
      output: expected,
      writes: [
        { type: 'create', data: { personId: camille.id, own: [expected], standsInFor: [] } },
        { type: 'create', data: { personId: malik.id, own: [], standsInFor: [expected] } },
      ],
    });
  });

  test('without one is an absence all the same; what is over is forgotten', () => {
    const over = absence({ from: '2026-11-02', until: '2026-11-06' });
    expect(declare(period, { own: [over] })).toMatchObject({ writes: [{ type: 'replace', data: { own: [period] } }] });
  });

  const later = absence({ from: '2026-12-24', until: '2027-01-05' });
  test.each<[string, object, Partial<Absences> | undefined, Partial<Absences> | undefined, string]>([
    [
      'that ends before it begins',
      { from: '2026-12-21', until: '2026-12-20' },
      undefined,
      undefined,
      'work.absence-backwards',
    ],
    ['that is over', { from: '2026-11-02', until: '2026-11-23' }, undefined, undefined, 'work.absence-backwards'],
    ['of years', { from: '2026-12-01', until: '2028-12-01' }, undefined, undefined, 'work.absence-backwards'],
    [
      'with oneself',
      { ...period, delegate: { id: camille.id, name: 'C' } },
      undefined,
      undefined,
      'work.delegate-is-yourself',
    ],
    ['during another', period, { own: [later] }, undefined, 'work.already-away'],
    [
      'with somebody who is away too',
      { ...period, delegate: malik },
      undefined,
      { own: [later] },
      'work.delegate-is-away',
    ],
    [
      'while one stands in',
      period,
      { standsInFor: [{ ...later, person: malik }] },
      undefined,
      'work.stands-in-for-others',
    ],
  ])('%s is refused', (_, input, mine, theirs, code) => {
    expect(declare(input, mine, theirs)).toBe(code);
  });
});

test('whoever declares what, nobody who stands in is away on the same day: no circle and no chain', () => {
  const people = ['a', 'b', 'c', 'd'];
  const day = fc.integer({ min: 1, max: 20 }).map((n) => `2026-12-${String(n).padStart(2, '0')}`);
  const action = fc.record({
    who: fc.constantFrom(...people),
    delegate: fc.option(fc.constantFrom(...people), { nil: undefined }),
    days: fc.tuple(day, day),
  });
  let declaredSome = 0;
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
      const records = new Map<string, Absences>();
      const of = (id: string) => {
        const data = records.get(id);
        return data && stored(AbsencesRecord, data);
      };
      for (const { who, delegate, days } of actions) {
        const [from, until] = [...days].sort() as [string, string];
        const result = decide(declareAbsence, useCase, {
          input: { from, until, ...(delegate && { delegate: { id: delegate, name: delegate } }) },
          state: { subject: of(who), theirs: delegate && delegate !== who ? of(delegate) : undefined },
          context: contextOf({ actor: { id: who, name: who, roles: ['approver'] } }),
        });
        if (typeof result === 'string') continue;
        declaredSome++;
        for (const { data } of result.writes) records.set((data as Absences).personId, data as Absences);
      }
      const all: Absence[] = [...records.values()].flatMap(({ own }) => own);
      for (const one of all)
        for (const other of all)
          if (one !== other && one.delegate?.id === other.person.id) expect(overlap(one, other)).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(declaredSome).toBeGreaterThan(100);
});
