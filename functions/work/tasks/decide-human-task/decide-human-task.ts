import { replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { mayAct } from '../../domain/may-act.ts';
import { CommentRequired, HumanTaskNotFound, UnknownOutcome } from '../../domain/refusals.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';
import { decideHumanTask } from './task.ts';

export const useCase = defineCommand(decideHumanTask, {
  reads: ({ taskId }, { scope, actor }) => ({
    subject: HumanTaskRecord.key(scope, taskId),
    absences: AbsencesRecord.key(scope, actor.id),
  }),
  decide({ taskId, outcome, comment }, { subject, absences }, { actor, now }) {
    if (!subject) return refuse(HumanTaskNotFound, { taskId });
    const acting = mayAct(subject.data, actor, absences?.data.standsInFor ?? [], now);
    if (acting instanceof Refusal) return acting;
    const { outcomes, process, record, question } = subject.data;
    const chosen = outcomes.find((possible) => possible.outcome === outcome);
    if (!chosen) {
      return refuse(UnknownOutcome, { outcome, outcomes: outcomes.map((possible) => possible.outcome).join(', ') });
    }
    if (chosen.commentRequired && comment === '') return refuse(CommentRequired, { outcome });
    const decision = { outcome, comment, by: actor.id, name: actor.name, at: now, ...acting };
    const task = { ...subject.data, state: 'decided' as const, decision };
    const write = replace(subject, task);
    const event = raise(HumanTaskDecidedEvent, write, { taskId, process, record, question, decision });
    return decided(task, { writes: [write], events: [event] });
  },
});
