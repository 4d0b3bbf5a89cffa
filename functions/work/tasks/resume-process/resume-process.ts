import type { Callbacks } from '../../../../shared/aws/callbacks.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { WaitingExecutionRecord } from '../../data/human-task.ts';
import { resumeProcess } from './task.ts';

/**
 * If it runs twice: the second answer finds the wait gone, which counts as delivered. If nobody waits yet, whoever comes to
 * wait publishes the decision again.
 */
export const useCase = defineListener(resumeProcess, {
  reads: ({ data }, { scope }) => ({ subject: WaitingExecutionRecord.key(scope, data.taskId) }),
  async fetch({ data }, { subject: waiting }, { callbacks }: { callbacks: Callbacks }) {
    if (waiting) await callbacks.answer(waiting.data.taskToken, { taskId: data.taskId, decision: data.decision });
    return undefined;
  },
  decide: () => decided(undefined),
});
