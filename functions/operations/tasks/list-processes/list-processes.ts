import type { Executions } from '../../../../shared/aws/executions.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { listProcesses } from './task.ts';

export const useCase = defineQuery<typeof listProcesses, { executions: Pick<Executions, 'running'> }, GroupScope>(
  listProcesses,
  async (_input, _context, { executions }) => ({
    processes: (await executions.running()).map((workflow) => ({
      process: workflow.name,
      executions: workflow.executions.map(({ name, startedAt, state }) => ({
        execution: name,
        startedAt,
        ...(state && { state }),
      })),
      more: workflow.more,
    })),
  }),
);
