import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { EntryRecord } from '../../data/books.ts';
import { EntryNotDraft, EntryNotFound } from '../../domain/refusals.ts';
import { discardDraft } from './task.ts';

export const useCase = defineCommand(discardDraft, {
  reads: ({ entryId }, { scope }) => ({ subject: EntryRecord.key(scope, entryId) }),
  decide({ entryId }, { subject }, { actor, now }) {
    if (!subject) return refuse(EntryNotFound, { entry: entryId });
    if (subject.data.state !== 'draft') return refuse(EntryNotDraft, { entry: entryId });
    const discarded = { state: 'discarded' as const, entryId, by: actor.id, at: now };
    return decided({ entryId }, { writes: [replace(subject, discarded)] });
  },
});
