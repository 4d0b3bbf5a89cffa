import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { AREAS } from '../../functions/areas.ts';
import { tableName } from '../../infra/names.ts';
import { stageSettings } from '../../infra/stages.ts';
import { operator } from '../../local/demo/deployment.ts';
import { preflight } from '../../scripts/deploy/preflight.ts';
import type { Template } from '../../scripts/deploy/stateful.ts';

/* What an operator runs from a terminal, against the local cloud in place of an account. */

const cloud = inject('cloud');
const STACKS = ['data', 'platform', 'console', ...AREAS.map(({ id }) => id)].map((name) => `coulisses-local-${name}`);

test('the smoke story goes the whole way and leaves nothing', async () => {
  const said = execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../scripts/smoke.ts'), '--stage', 'local'],
    {
      encoding: 'utf8',
      env: { ...process.env, AWS_ENDPOINT_URL: cloud.endpoint },
    },
  );
  const company = /smoke-[0-9a-f]{8}/.exec(said)?.[0] ?? '';
  expect(said).toMatch(/the audit trail has it/);
  const dynamodb = new DynamoDBClient(operator(cloud));
  for (const { id, tables } of AREAS)
    for (const table of tables)
      for await (const { Items } of paginateScan(
        { client: dynamodb },
        {
          TableName: tableName('local', id, table),
          FilterExpression: 'begins_with(pk, :company)',
          ExpressionAttributeValues: { ':company': { S: company } },
        },
      ))
        expect(Items).toEqual([]);
});

let templates: Map<string, Template>;
beforeAll(async () => {
  const client = new CloudFormationClient(operator(cloud));
  const read = async (StackName: string) => {
    const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName }));
    return [StackName, JSON.parse(TemplateBody) as Template] as const;
  };
  templates = new Map(await Promise.all(STACKS.map(read)));
});

const flight = async (changed: Map<string, Template> = templates, replace: string[] = []) => {
  const findings = await preflight({
    settings: stageSettings('local'),
    aws: operator(cloud),
    templates: changed,
    replace,
  });
  return Object.fromEntries(findings.map(({ check, verdict, sentence }) => [check, `${verdict} ${sentence}`]));
};

/** A template with some of its resources changed; undefined takes one out. */
function changed(stack: string, change: (id: string, resource: Template['Resources'][string]) => object | undefined) {
  const template = templates.get(`coulisses-local-${stack}`) as Template;
  const resources = Object.entries(template.Resources).flatMap(([id, resource]) => {
    const now = change(id, resource);
    return now ? [[id, now]] : [];
  });
  return new Map([
    ...templates,
    [`coulisses-local-${stack}`, { Resources: Object.fromEntries(resources) } as Template],
  ]);
}

test('what is deployed may be deployed again', async () => {
  const said = await flight();
  expect(Object.values(said).filter((sentence) => sentence.startsWith('stop'))).toEqual([]);
  expect(said).toMatchObject({
    credentials: 'ok account 000000000000',
    state: 'ok nothing that holds state is replaced',
  });
});

test('a table under another name is not replaced by accident', async () => {
  const renamed = changed('data', (_, resource) =>
    resource.Properties?.TableName === 'coulisses-local-work-main-1'
      ? { ...resource, Properties: { ...resource.Properties, TableName: 'coulisses-local-work-main-2' } }
      : resource,
  );
  const said = await flight(renamed);
  expect(said.state).toMatch(/^stop (\w+) .*is replaced, because TableName changes/);
  const id = /^stop (\w+)/.exec(said.state ?? '')?.[1] ?? '';
  expect((await flight(renamed, [id])).state).toMatch(/^ok/);
});

test('a step that waiting executions may call is not taken away', async () => {
  const without = changed('work', (_, resource) =>
    resource.Properties?.FunctionName === 'coulisses-local-work-open-human-task' ? undefined : resource,
  );
  const said = await flight(without);
  // Other stories of this run leave executions that wait for their people; without one nothing would be in the way.
  expect(said.waiting).toMatch(/work-open-human-task is gone and \d+ running executions may still call it|^ok/);
});
