import { replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { mayAct } from '../../domain/may-act.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { claimHumanTask } from './task.ts';

export const useCase = defineCommand(claimHumanTask, {
  reads: ({ taskId }, { scope, actor }) => ({
    subject: HumanTaskRecord.key(scope, taskId),
    absences: AbsencesRecord.key(scope, actor.id),
  }),
  decide({ taskId }, { subject, absences }, { actor, now }) {
    if (!subject) return refuse(HumanTaskNotFound, { taskId });
    const acting = mayAct(subject.data, actor, absences?.data.standsInFor ?? [], now);
    if (acting instanceof Refusal) return acting;
    const claim = { by: actor.id, name: actor.name, at: now };
    const task = { ...subject.data, state: 'claimed' as const, claim };
    return decided(task, { writes: [replace(subject, task)] });
  },
});
