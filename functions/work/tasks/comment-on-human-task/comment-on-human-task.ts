import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { MentionRecord, TaskCommentRecord } from '../../data/people.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { commentOnHumanTask } from './task.ts';

/** Beside the task: its version stays, so that a comment gets in no decision's way. */
export const useCase = defineCommand(commentOnHumanTask, {
  reads: ({ taskId }, { scope }) => ({ subject: HumanTaskRecord.key(scope, taskId) }),
  decide({ taskId, text, mentions }, { subject }, { scope, actor, now, newId }) {
    if (!subject) return refuse(HumanTaskNotFound, { taskId });
    const named = [...new Map(mentions.map((person) => [person.id, person])).values()];
    const commentId = newId('cmt');
    const by = { id: actor.id, name: actor.name };
    const comment = { commentId, taskId, by, at: now, text, mentions: named };
    return decided(comment, {
      writes: [
        create(TaskCommentRecord, scope, comment),
        ...named.map(({ id }) => create(MentionRecord, scope, { personId: id, commentId, taskId, at: now })),
      ] as never[],
    });
  },
});
