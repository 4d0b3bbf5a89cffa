import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { operator } from '../../local/demo/deployment.ts';
import type { RunningProduct } from '../cloud.ts';

/** One line of the log: what an invocation says of itself. */
export interface Invocation {
  readonly timestamp: string;
  readonly task: string;
  readonly outcome: string;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Listeners only. */
  readonly events?: number;
}

/** Every invocation's own line, once streams and queues have been quiet for some seconds. */
export async function settled(product: RunningProduct): Promise<Invocation[]> {
  for (let before = -1, waited = 0; waited < 30; waited++) {
    const found = await invocations(product);
    if (found.length === before) return found;
    before = found.length;
    await sleep(4000);
  }
  throw new Error('Streams and queues did not come to rest within two minutes');
}

async function invocations(product: RunningProduct): Promise<Invocation[]> {
  const client = new CloudWatchLogsClient(operator(product));
  const found: Invocation[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, { logGroupNamePrefix: '/aws/lambda/' }))
    for (const { logGroupName } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName }))
        for (const { message = '' } of events)
          if (message.startsWith('{')) {
            const line = JSON.parse(message) as Partial<Invocation>;
            if (line.requests !== undefined) found.push(line as Invocation);
          }
  return found;
}
