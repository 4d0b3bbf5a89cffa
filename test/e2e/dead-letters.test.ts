import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { operator } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { clientOf } from '../../local/demo/seed.ts';
import { type Client, etagOf, type Problem } from '../../shared/client/client.ts';
import { StoryCompany } from '../story/company.ts';
import { until } from '../story/until.ts';

/*
 * The runbook “dead letters” rehearsed: a listener is broken, what it should have done ends in its dead-letter queue, an
 * administrator sees it there, mends the listener, puts the message back, and the work is done.
 */

const cloud = inject('cloud');
const lambda = new LambdaClient(operator(cloud));
const sqs = new SQSClient({ ...operator(cloud), useQueueUrlAsEndpoint: false });
const LISTENER = 'coulisses-local-work-resume-process';

let administrator: Client;
let company: StoryCompany;
let director: Client;
let clerk: Client;
let variables: Record<string, string> = {};

async function hide(seconds: number): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: LISTENER }));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: String(seconds) } }));
}

async function configure(Variables: Record<string, string>): Promise<void> {
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: LISTENER, Environment: { Variables } }));
}

beforeAll(async () => {
  administrator = await clientOf(cloud, people.administrator);
  company = await StoryCompany.make(cloud, 'Lettres mortes');
  director = await company.clientOf(await company.person('Camille Roussel', 'director'));
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: LISTENER }));
  variables = Environment?.Variables ?? {};
});
afterAll(async () => {
  await configure(variables);
  await hide(60);
});

const deadLetters = async () =>
  (await administrator.get('/api/operations/v1/dead-letters')).data.queues.flatMap(({ queue, letters }) =>
    letters.filter(({ companyId }) => companyId === company.companyId).map((letter) => ({ queue, ...letter })),
  );

const order = async (body: { queue: string; action: 'redrive' | 'drop'; messageIds: string[]; reason: string }) => {
  const { data } = await administrator.post('/api/operations/v1/clearances', { body });
  return until(`${body.action} of ${body.queue}`, async () => {
    const { data: page } = await administrator.get('/api/operations/v1/clearances');
    return page.items.find(({ clearanceId, state }) => clearanceId === data.clearanceId && state === 'done');
  });
};

test('what a broken listener gave up is seen, put back and done', async () => {
  const invoice = { number: 'L-1', seller: 'Verrerie', vatNumber: 'FR63000100024' };
  const { intakeId } = await company.waitingInvoice(clerk, invoice);
  await hide(1);
  await configure({ ...variables, MAIN_TABLE: 'no-such-table' });
  const [task] = await company.waitingTasks(director);
  if (!task) throw new Error('No task waits');
  await director.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: {
      path: { companyId: company.companyId, taskId: task.taskId },
      header: { 'If-Match': etagOf(task.version) } as never,
    },
    body: { outcome: 'approve', comment: '' },
  });

  const letter = await until('the dead letter', async () => (await deadLetters())[0], 60);
  expect(letter).toMatchObject({ queue: 'work-resume-process-dead', type: 'work.human-task-decided.v1' });
  // Looking changes nothing: it is there the next time too.
  expect(await deadLetters()).toHaveLength(1);

  await configure(variables);
  await hide(60);
  const { queue, messageId } = letter;
  const done = await order({
    queue,
    action: 'redrive',
    messageIds: [messageId],
    reason: 'The table’s name is right again',
  });
  expect(done).toMatchObject({ cleared: 1, left: 0, orderedBy: people.administrator.name });
  await company.intakeIn(director, intakeId, 'approved');
  expect(await deadLetters()).toEqual([]);

  // A repeat finds nothing to do.
  expect(await order({ queue, action: 'drop', messageIds: [messageId], reason: 'Again, by mistake' })).toMatchObject({
    cleared: 0,
  });

  // The whole story of the file: from its arrival over the decision to its end, by command records and logs of all areas.
  const told = execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../scripts/trace.ts'), intakeId, '--json'],
    {
      encoding: 'utf8',
      env: { ...process.env, AWS_ENDPOINT_URL: cloud.endpoint },
    },
  );
  const moments = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { command?: { task: string }; log?: { outcome: string; task?: string } });
  const commands = moments.flatMap(({ command }) => command?.task ?? []);
  expect(commands).toEqual(
    expect.arrayContaining(['purchasing.take-in-file', 'work.open-human-task', 'work.decide-human-task']),
  );
  expect(moments.some(({ log }) => log?.task === 'work.resume-process' && log.outcome === 'partly failed')).toBe(true);
});

test('only who administers the group sees and orders', async () => {
  const refused = async (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error) => (error as Problem).status,
    );
  expect(await refused(director.get('/api/operations/v1/dead-letters'))).toBe(403);
  expect(await refused(director.get('/api/operations/v1/processes'))).toBe(403);
  const body = { queue: 'work-no-such-dead', action: 'drop', reason: 'None such' } as const;
  expect(await refused(director.post('/api/operations/v1/clearances', { body }))).toBe(403);
  expect(await refused(administrator.post('/api/operations/v1/clearances', { body }))).toBe(404);
});

test('each running execution is in the state where it waits', async () => {
  const invoice = { number: 'L-2', seller: 'Verrerie', vatNumber: 'FR63000100024' };
  const { execution = '' } = await company.waitingInvoice(clerk, invoice);
  const running = await until('the state', async () => {
    const { data } = await administrator.get('/api/operations/v1/processes');
    const found = data.processes.flatMap(({ process, executions }) => executions.map((one) => ({ process, ...one })));
    return found.find((one) => execution.endsWith(one.execution) && one.state === 'AskPerson');
  });
  expect(running.process).toBe('purchasing-supplier-invoice-intake');
});
