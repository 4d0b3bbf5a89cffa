import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { operator } from '../../local/demo/deployment.ts';
import { type RunningProduct, startProduct } from '../cloud.ts';
import { playStory } from '../load/commands/story.ts';
import { settled } from '../load/invocations.ts';
import type { Trial } from '../trial.ts';

const STATEMENTS = 30;
/** The one inline policy of each role (infra/constructs/task-function.ts). */
const POLICY = 'declared';
/** Calls that a function makes itself; what AWS does on its behalf (keys, queues, streams) the local cloud does not judge. */
const CALLS = /^(dynamodb:(BatchGet|Put|Update|Condition|Query)|(s3|states|events|ssm|cognito-idp):)/;
const DENIED = '?AccessDenied ?AccessDeniedException ?"not authorized"';

interface Statement {
  readonly Action: string | readonly string[];
}

interface Grant {
  readonly role: string;
  readonly function: string;
  readonly index: number;
  readonly actions: readonly string[];
}

/**
 * Takes one statement at a time away from the role of a function, with policies enforced, and plays the story: it must
 * fail, or the function must say that it was refused. A statement that nobody misses is one too many, or one that no story
 * proves.
 */
export const trial: Trial = {
  name: 'grants',
  async run({ cases }) {
    const product = await startProduct();
    const iam = new IAMClient(operator(product));
    try {
      await playStory(product);
      const called = new Set((await settled(product)).map(({ task }) => task));
      const all = await grants(product, iam);
      const proved = all.filter(({ function: name }) => isCalled(name, called));
      const chosen = spread(proved, Math.min(cases, STATEMENTS));
      const violations: string[] = [];
      for (const grant of chosen) {
        const missed = await without(iam, grant, () => missedBy(product, grant));
        const what = `${grant.function}: ${grant.actions.join(', ')}`;
        console.log(`${missed ?? 'NOBODY MISSED IT'} | ${what}`);
        if (!missed) violations.push(`Nobody misses what was taken from ${what}`);
      }
      if (chosen.length === 0) violations.push('No statement was found: the trial proves nothing');
      return { figures: { statements: all.length, ofTheStory: proved.length, removed: chosen.length }, violations };
    } finally {
      await product.stop();
    }
  },
};

/** Every statement about calls of the SDK, by function. */
async function grants(product: RunningProduct, iam: IAMClient): Promise<Grant[]> {
  const found: Grant[] = [];
  const client = new LambdaClient(operator(product));
  for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
    for (const { FunctionName = '', Role = '' } of Functions) {
      const [, area, name] = /^coulisses-local-([a-z]+)-(.+)$/.exec(FunctionName) ?? [];
      const role = Role.split('/').at(-1) ?? '';
      if (!area) continue;
      (await statementsOf(iam, role)).forEach((statement, index) => {
        const actions = [statement.Action].flat();
        // Lists belong to the word for the table: a command whose rules look at none has them without a use.
        const listsAlone = actions.every((action) => action === 'dynamodb:Query') && name !== 'queries';
        if (!listsAlone && actions.some((action) => CALLS.test(action)))
          found.push({ role, function: `${area}.${name}`, index, actions });
      });
    }
  return found;
}

async function statementsOf(iam: IAMClient, role: string): Promise<Statement[]> {
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: POLICY }));
  return [(JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: Statement | Statement[] }).Statement].flat();
}

async function without<T>(iam: IAMClient, { role, index }: Grant, during: () => Promise<T>): Promise<T> {
  const whole = await statementsOf(iam, role);
  const write = (Statement: readonly Statement[]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: role,
        PolicyName: POLICY,
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      }),
    );
  await write(whole.filter((_, other) => other !== index));
  try {
    return await during();
  } finally {
    await write(whole);
  }
}

/** Who noticed: the story, or the function itself in its log. */
async function missedBy(product: RunningProduct, { function: name }: Grant): Promise<string | undefined> {
  const client = new CloudWatchLogsClient(operator(product));
  const startTime = Date.now();
  const end: { of?: 'played' | 'failed' } = {};
  void playStory(product).then(
    () => {
      end.of = 'played';
    },
    () => {
      end.of = 'failed';
    },
  );
  // What follows a story, the outbox and the listeners, needs a moment more.
  for (let after = 0; after < 5; await sleep(2000)) {
    if (end.of === 'failed') return 'a story failed';
    if (end.of === 'played') after++;
    const group = `/aws/lambda/coulisses-local-${name.replace('.', '-')}`;
    for await (const { events = [] } of paginateFilterLogEvents(
      { client },
      { logGroupName: group, startTime, filterPattern: DENIED },
    ))
      if (events.some(({ message = '' }) => /AccessDenied|not authorized/.test(message)))
        return 'the function was refused';
  }
  return undefined;
}

function isCalled(name: string, called: ReadonlySet<string>): boolean {
  const [area] = name.split('.');
  return called.has(name) || (name === `${area}.queries` && [...called].some((task) => task.startsWith(`${area}.`)));
}

/** As many, evenly over the whole list. */
function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, count);
}
