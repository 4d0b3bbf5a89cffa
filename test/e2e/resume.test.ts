import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DisableRuleCommand, EnableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { type Client, etagOf, Problem } from '../../shared/client/client.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
const steps = new SFNClient(operator(cloud));
const bus = new EventBridgeClient(operator(cloud));
const lambda = new LambdaClient(operator(cloud));
const rule = { Name: 'coulisses-local-purchasing-supplier-invoice-intake' };

let company: StoryCompany;
let clerk: Client;
let approver: Client;
let path: { companyId: string };

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Reprises');
  path = { companyId: company.companyId };
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  await company.supplier(clerk, { seller: 'Verrerie', vatNumber: 'FR63000100024' });
});

/** Puts an invoice into the inbox; answers its upload id. */
async function put(number: string): Promise<string> {
  const uploadId = `scan-${randomUUID()}`;
  const Body = invoiceXml({ number, seller: 'Verrerie', vatNumber: 'FR63000100024' });
  const Key = `inbox/${company.companyId}/${uploadId}/${number}.xml`;
  await s3.send(new PutObjectCommand({ Bucket: outputOf(cloud, 'data', 'InboxBucket'), Key, Body }));
  return uploadId;
}

/** Runs the job as its schedule does, but does not leave young files alone. */
async function resume(): Promise<Record<string, number>> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: 'coulisses-local-purchasing-resume-intakes',
      Payload: JSON.stringify({ olderThanSeconds: 0 }),
    }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(answer);
  return JSON.parse(answer);
}

async function uploadOf(uploadId: string) {
  try {
    const params = { path: { ...path, uploadId } };
    return (await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', { params })).data;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

const intakeIn = (uploadId: string, state: string) =>
  until(`${uploadId} to be ${state}`, async () => {
    const intake = (await uploadOf(uploadId))?.intake;
    return intake?.state === state ? intake : undefined;
  });

async function tasksOf(intakeId: string) {
  const { data } = await approver.get('/api/work/v1/companies/{companyId}/human-tasks', {
    params: { path, query: { limit: 100 } },
  });
  return data.items.filter(({ record }) => record.id === intakeId);
}

const coded = async (intakeId: string) => codedInvoice(await company.coder(), company.companyId, intakeId);

async function approve(task: Awaited<ReturnType<typeof coded>>): Promise<void> {
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: {
      path: { ...path, taskId: task.taskId },
      header: { 'If-Match': etagOf(task.version), 'Idempotency-Key': randomUUID() },
    },
    body: { outcome: 'approve' },
  });
}

/** What happened to a file, in order. */
async function timelineOf(intakeId: string): Promise<string[]> {
  const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/timeline', {
    params: { path: { ...path, intakeId } },
  });
  return data.items.map(({ task, outcome }) => `${task} ${outcome}`);
}

const ONCE = [
  'purchasing.take-in-file taken-in',
  'purchasing.read-invoice seek',
  'purchasing.advance-invoice ask',
  'purchasing.code-supplier-invoice done',
  'work.decide-human-task decided',
  'purchasing.advance-invoice ask',
  'work.decide-human-task decided',
  'purchasing.advance-invoice approved',
];

test('a file whose execution never started is taken in by the job, once', async () => {
  await bus.send(new DisableRuleCommand(rule));
  let uploadId: string;
  try {
    uploadId = await put('R-1');
    await sleep(1000);
  } finally {
    await bus.send(new EnableRuleCommand(rule));
  }
  expect(await uploadOf(uploadId)).toBeUndefined();
  expect((await resume()).takenInAgain).toBeGreaterThanOrEqual(1);
  const { intakeId } = await intakeIn(uploadId, 'waiting');
  await resume();
  await approve(await coded(intakeId));
  await intakeIn(uploadId, 'approved');
  expect(await timelineOf(intakeId)).toEqual(ONCE);
});

test('an intake whose execution was stopped is taken up by another, which a person’s decision ends', async () => {
  const uploadId = await put('R-2');
  const { intakeId, execution = '' } = await intakeIn(uploadId, 'waiting');
  await until('the task', async () => (await tasksOf(intakeId))[0]);
  await steps.send(new StopExecutionCommand({ executionArn: execution }));

  expect((await resume()).resumed).toBeGreaterThanOrEqual(1);
  const next = await until('another execution', async () => {
    const intake = (await uploadOf(uploadId))?.intake;
    return intake?.execution !== execution ? intake?.execution : undefined;
  });
  expect((await steps.send(new DescribeExecutionCommand({ executionArn: next }))).status).toBe('RUNNING');
  // The next run of the job finds it running, and starts none.
  expect((await resume()).running).toBeGreaterThanOrEqual(1);
  expect((await uploadOf(uploadId))?.intake?.execution).toBe(next);

  expect(await tasksOf(intakeId)).toHaveLength(1);
  await approve(await coded(intakeId));
  await intakeIn(uploadId, 'approved');
  expect((await timelineOf(intakeId)).filter((line) => !line.startsWith('purchasing.adopt-intake'))).toEqual(ONCE);
  expect(await timelineOf(intakeId)).toContain('purchasing.adopt-intake advance');
});

test('a decision made while no execution waits ends the next one at once', async () => {
  const uploadId = await put('R-3');
  const { intakeId, execution = '' } = await intakeIn(uploadId, 'waiting');
  const task = await coded(intakeId);
  await steps.send(new StopExecutionCommand({ executionArn: execution }));
  await approve(task);
  await resume();
  await intakeIn(uploadId, 'approved');
  expect(
    (await timelineOf(intakeId)).filter((line) => line.startsWith('purchasing.advance-invoice approved')),
  ).toHaveLength(1);
});
