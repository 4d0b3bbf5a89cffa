import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../../../shared/contracts/roles.ts';
import type { Actor } from '../../../shared/runtime/use-case.ts';
import { contextOf, decide, stored } from '../../../test/builders/use-case.ts';
import { openTask, taskId } from '../../../test/builders/work.ts';
import { HumanTaskRecord } from '../data/human-task.ts';
import { useCase as claim } from '../tasks/claim-human-task/claim-human-task.ts';
import { claimHumanTask } from '../tasks/claim-human-task/task.ts';
import { useCase as decideTask } from '../tasks/decide-human-task/decide-human-task.ts';
import { decideHumanTask } from '../tasks/decide-human-task/task.ts';
import { useCase as release } from '../tasks/release-human-task/release-human-task.ts';
import { releaseHumanTask } from '../tasks/release-human-task/task.ts';
import type { HumanTask } from './human-task.ts';

const person = fc.record({
  id: fc.constantFrom('user_a', 'user_b', 'user_c'),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }),
});
const action = fc.record({
  person,
  what: fc.constantFrom('claim', 'release', 'decide'),
  outcome: fc.constantFrom('approve', 'reject', 'other'),
  comment: fc.constantFrom('', 'Prix'),
});

test('whatever people do in whatever order, a task is decided at most once, by someone who may, and never changes after', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      let task: HumanTask = openTask;
      let version = 1;
      const decisions: unknown[] = [];
      for (const { person, what, outcome, comment } of actions) {
        const actor: Actor = { ...person, name: person.id };
        const call = { state: { subject: stored(HumanTaskRecord, task, { version }) }, context: contextOf({ actor }) };
        const input = { taskId, outcome, comment };
        const result =
          what === 'decide'
            ? decide(decideHumanTask, decideTask, { ...call, input })
            : what === 'claim'
              ? decide(claimHumanTask, claim, { ...call, input: { taskId } })
              : decide(releaseHumanTask, release, { ...call, input: { taskId } });
        if (typeof result === 'string') continue;
        expect(task.decision).toBeUndefined();
        expect(person.roles.some((role) => role === 'approver' || role === 'director')).toBe(true);
        if (task.claim) expect(task.claim.by).toBe(person.id);
        task = result.output as HumanTask;
        version++;
        decisions.push(...result.events);
        if (task.claim) expect(task.claim.by).toBe(person.id);
        expect(task.state).toBe(task.decision ? 'decided' : task.claim ? 'claimed' : 'open');
      }
      expect(decisions).toHaveLength(task.decision ? 1 : 0);
    }),
    { numRuns: 200 },
  );
});
