import {
  DescribeStateMachineCommand,
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
} from '@aws-sdk/client-sfn';

/**
 * Functions that running executions may still call, by name, with how many executions: an execution keeps the definition
 * that it began with, but calls the newest code.
 */
export async function neededFunctions(client: SFNClient, stage: string): Promise<Map<string, number>> {
  const needed = new Map<string, number>();
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    for (const { stateMachineArn = '', name = '' } of stateMachines) {
      if (!name.startsWith(`coulisses-${stage}-`)) continue;
      let running = 0;
      for await (const { executions = [] } of paginateListExecutions(
        { client },
        { stateMachineArn, statusFilter: 'RUNNING' },
      ))
        running += executions.length;
      if (running === 0) continue;
      const { definition = '' } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
      for (const [, called = ''] of definition.matchAll(/:function:(coulisses-[\w-]+)/g))
        needed.set(called, Math.max(needed.get(called) ?? 0, running));
    }
  return needed;
}
