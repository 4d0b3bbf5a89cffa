import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator } from '../../local/demo/deployment.ts';
import { frenchIban, sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import { type Client, etagOf, Problem, type Schemas } from '../../shared/client/client.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { StoryCompany, today } from '../story/company.ts';
import { until } from '../story/until.ts';

// A changed IBAN and a look-alike supplier are in suppliers.test.ts, a file sent again in intake.test.ts.
const cloud = inject('cloud');
const SELLER = { seller: 'Marbrerie de Vaise', vatNumber: vatNumberOf(sirenOf(921)) };

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly client: Client;
}

let company: StoryCompany;
let path: { companyId: string };
let clerk: Somebody;
let noe: Somebody;
let zoe: Somebody;
let lou: Somebody;
let director: Somebody;

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Défiance');
  path = { companyId: company.companyId };
  const somebody = async (name: string, role: 'clerk' | 'approver' | 'director'): Promise<Somebody> => {
    const client = await company.clientOf(await company.person(name, role));
    const { data } = await client.get('/api/identity/v1/me');
    return { id: data.member.memberId, name, client };
  };
  clerk = await somebody('Ines Marchal', 'clerk');
  lou = await somebody('Lou Petit', 'clerk');
  noe = await somebody('Noe Lambert', 'director');
  zoe = await somebody('Zoe Garnier', 'approver');
  director = await somebody('Camille Roussel', 'director');
  await company.supplier(clerk.client, SELLER);
}, 120_000);

type Task = { readonly taskId: string; readonly version: number };

const decide = ({ client }: Somebody, { taskId, version }: Task, outcome = 'approve', comment = '') =>
  client.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId }, header: { 'If-Match': etagOf(version) } },
    body: { outcome, comment },
  });

const goAway = ({ client }: Somebody, { id, name }: Somebody) =>
  client.post('/api/work/v1/companies/{companyId}/absences', {
    params: { path },
    body: { from: today(), until: today(), delegate: { id, name } },
  });

/** What came of it: `done`, or the code of the refusal. */
const outcomeOf = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

/** An invoice that somebody drops and that waits for its approval. */
async function toApprove(by: Somebody, number: string, more: object = {}) {
  const { intakeId } = await company.arrivedInvoice(by.client, { number, ...SELLER, ...more });
  return { intakeId, task: await codedInvoice(await company.coder(), company.companyId, intakeId) };
}

const fileOf = async (intakeId: string) =>
  (
    await director.client.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
      params: { path: { ...path, intakeId } },
    })
  ).data;

describe('nobody approves what they had a hand in', () => {
  test('not who dropped it, not as a stand-in, and nobody stands in for them', async () => {
    const { intakeId, task } = await toApprove(director, 'E-1');
    expect(await outcomeOf(decide(director, task))).toBe('work.excluded-from-task');
    // Somebody who might approve goes away and names the director.
    expect(await outcomeOf(goAway(zoe, director))).toBe('done');
    expect(await outcomeOf(decide(director, task))).toBe('work.excluded-from-task');

    // Another clerk may approve nothing, but for whom they stand in; who dropped it is excluded all the same.
    const { intakeId: other, task: ofNoe } = await toApprove(noe, 'E-2');
    expect(await outcomeOf(decide(lou, ofNoe))).toBe('work.not-your-task');
    expect(await outcomeOf(goAway(noe, lou))).toBe('done');
    expect(await outcomeOf(decide(lou, ofNoe))).toBe('work.excluded-from-task');

    for (const id of [intakeId, other])
      expect(await fileOf(id)).toMatchObject({ intake: { state: 'waiting' }, invoice: { approvals: { given: [] } } });
    expect((await decide(director, ofNoe)).data.decision?.by).toBe(director.id);
    await company.intakeIn(director.client, other, 'approved');
  });

  test('not who proposed the account that it is to be paid to', async () => {
    const iban = frenchIban(921);
    const { partyId } = await company.supplier(clerk.client, SELLER);
    await director.client.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/bank-accounts', {
      params: { path: { ...path, partyId } },
      body: { iban },
    });
    const { intakeId, task } = await toApprove(clerk, 'E-3', { iban });
    expect((await fileOf(intakeId)).invoice?.bankDetails).toMatchObject({
      iban,
      state: 'proposed',
      proposedBy: director.id,
    });
    expect(await outcomeOf(decide(director, task))).toBe('work.excluded-from-task');
    expect(await outcomeOf(decide(zoe, task))).toBe('done');
    await company.intakeIn(director.client, intakeId, 'approved');
  });
});

test('two who name each other at once: one stands in, the other does not, and there is no circle', async () => {
  const [one, other] = await Promise.all(
    ['Paul Ancel', 'Lina Berger'].map(async (name): Promise<Somebody> => {
      const client = await company.clientOf(await company.person(name, 'approver'));
      return { id: (await client.get('/api/identity/v1/me')).data.member.memberId, name, client };
    }),
  );
  if (!one || !other) throw new Error('Two people were asked for');
  const outcomes = await Promise.all([outcomeOf(goAway(one, other)), outcomeOf(goAway(other, one))]);
  const second = outcomes[0] === 'done' ? other : one;
  const first = second === one ? other : one;
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  // The one who came second is told so again, and stays.
  expect(await outcomeOf(goAway(second, first))).toMatch(/stands-in-for-others|delegate-is-away/);
  const { data } = await director.client.get('/api/work/v1/companies/{companyId}/absences', {
    params: { path, query: { of: 'everybody', limit: 100 } },
  });
  const declared = data.items.filter(({ person }) => [one.id, other.id].includes(person.id));
  expect(declared.map(({ person, delegate }) => [person.id, delegate?.id])).toEqual([[first.id, second.id]]);
});

test('two who decide at once: one decision counts, the other is told who was first', async () => {
  const { intakeId, task } = await toApprove(clerk, 'R-1');
  const [approved, rejected] = await Promise.all([
    outcomeOf(decide(zoe, task)),
    outcomeOf(decide(director, task, 'reject', 'Non commandé')),
  ]);
  expect([approved, rejected].filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect([approved, rejected].find((outcome) => outcome !== 'done')).toMatch(/version-mismatch|task-decided|busy/);
  const winner = approved === 'done' ? zoe : director;
  await company.intakeIn(director.client, intakeId, approved === 'done' ? 'approved' : 'rejected');
  const { invoice } = await fileOf(intakeId);
  expect(invoice?.decision?.by).toBe(winner.id);
  expect(invoice?.approvals?.given.map(({ by }) => by)).toEqual(approved === 'done' ? [zoe.id] : []);
});

test('one digit changed is asked about, and what a person calls the same is neither approved nor paid twice', async () => {
  const amounts = { without: '310.00', vat: '62.00', total: '372.00' };
  const { intakeId: first } = await toApprove(clerk, 'D-2026-0117', amounts);
  const { intakeId } = await company.arrivedInvoice(clerk.client, { number: 'D-2026-0119', ...SELLER, ...amounts });
  const task = await until('the question', async () =>
    (await company.waitingTasks(clerk.client)).find(({ record }) => record.id === intakeId),
  );
  expect(task.question).toBe('settle-near-duplicate');
  expect((await fileOf(intakeId)).invoice?.nearDuplicates).toMatchObject([{ intakeId: first, number: 'D-2026-0117' }]);
  expect(await outcomeOf(decide(clerk, task, 'duplicate'))).toBe('done');
  const { reason } = await company.intakeIn(clerk.client, intakeId, 'rejected');
  expect(reason).toMatchObject({ code: 'duplicate-invoice' });
  expect((await fileOf(first)).intake.state).toBe('waiting');
});

test('the token of a task that was decided opens nothing, nor does the decision sent again', async () => {
  const { intakeId, task } = await toApprove(clerk, 'T-1');
  const taskToken = await tokenOf(task.taskId);
  expect(await outcomeOf(decide(zoe, task, 'reject', 'Non commandé'))).toBe('done');
  await company.intakeIn(director.client, intakeId, 'rejected');

  const forged = { outcome: 'approve', comment: '', by: clerk.id, name: clerk.name, at: new Date().toISOString() };
  const workflows = new SFNClient(operator(cloud));
  await expect(
    workflows.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(forged) })),
  ).rejects.toThrow();
  expect(await outcomeOf(decide(zoe, task))).toMatch(/version-mismatch|task-decided/);
  const { version } = (await taskOf(task.taskId)) ?? task;
  expect(await outcomeOf(decide(zoe, { taskId: task.taskId, version }))).toBe('work.human-task-decided');
  const { intake, invoice } = await fileOf(intakeId);
  expect([intake.state, invoice?.state, invoice?.approvals?.given]).toEqual(['rejected', 'rejected', []]);
});

async function taskOf(taskId: string): Promise<(Schemas['HumanTask'] & { version: number }) | undefined> {
  const { data } = await director.client.get('/api/work/v1/companies/{companyId}/human-tasks', {
    params: { path, query: { state: 'decided', limit: 100 } },
  });
  return data.items.find((one) => one.taskId === taskId);
}

/** As somebody reads it who got at the table. */
async function tokenOf(taskId: string): Promise<string> {
  const { Item = {} } = await new DynamoDBClient(operator(cloud)).send(
    new GetItemCommand({
      TableName: 'coulisses-local-work-main-1',
      Key: { pk: { S: `${company.companyId}#waiting-execution#${taskId}` }, sk: { S: 'state' } },
    }),
  );
  return (unmarshall(Item).data as { taskToken: string }).taskToken;
}
