import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AREAS } from '../functions/areas.ts';
import { type Deployment, operator } from './demo/deployment.ts';

/**
 * What schedules do every hour, at once: each area's outbox publishes what it has not, and each `resume` job takes up what
 * stood still, however young: the executions of the local cloud end when it stops, and their records wait for this.
 * @returns numbers that the jobs answered, by job: `{ "purchasing.resume-intakes": { resumed: 15, … } }`.
 */
export async function resume(
  deployment: Pick<Deployment, 'endpoint'>,
): Promise<Record<string, Record<string, number>>> {
  const lambda = new LambdaClient(operator(deployment));
  const invoke = async (name: string, payload: object) => {
    const FunctionName = `coulisses-local-${name}`;
    const { Payload, FunctionError } = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }),
    );
    if (FunctionError) throw new Error(`${FunctionName} failed: read its log.`);
    return JSON.parse(Buffer.from(Payload ?? []).toString() || '{}');
  };
  const jobs = AREAS.flatMap(({ tasks }) => tasks).filter(
    ({ id, trigger }) => trigger.kind === 'job' && id.includes('.resume-'),
  );
  const [answers] = await Promise.all([
    Promise.all(jobs.map(async ({ id }) => [id, await invoke(id.replace('.', '-'), { olderThanSeconds: 0 })] as const)),
    ...AREAS.map(({ id }) => invoke(`${id}-outbox`, { sweep: true, olderThanSeconds: 0 })),
  ]);
  return Object.fromEntries(answers);
}
