import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PostingRulesRecord, rulesKey } from '../../data/books.ts';
import { withRules } from '../../domain/posting/rules.ts';
import { setPostingRules } from './task.ts';

export const useCase = defineCommand(setPostingRules, {
  reads: (_input, { scope }) => ({ subject: rulesKey(scope) }),
  decide(content, { subject }, { scope, actor, now }) {
    const rules = withRules(subject?.data, { ...content, by: { id: actor.id, name: actor.name }, at: now });
    return decided(rules, { writes: [put(PostingRulesRecord, scope, subject, rules)] });
  },
});
