import { AREAS } from '../../../functions/areas.ts';
import { outboxPlan, planOf, queriesPlan } from '../../../infra/functions-of.ts';
import { TABLE_INDEXES } from '../../../infra/names.ts';
import type { Access } from '../../../shared/contracts/access.ts';
import { taskName } from '../../../shared/contracts/names.ts';
import { first, type Rule } from '../rule.ts';
import { ACCOUNT } from '../synthesise.ts';
import { type Deployment, type Found, permissionsOf, resourcesOf, roleOf, text } from '../template.ts';

const REGION = 'eu-west-3';

/**
 * What each access word allows, written down a second time and apart from `infra/access.ts`: whoever widens a word there
 * has to say so here as well.
 */
function permitted(access: Access, area: string, stage: string): string[] {
  const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
  const main = arn('dynamodb', `table/coulisses-${stage}-${area}-main-1`);
  const records = arn('dynamodb', `table/coulisses-${stage}-${area}-records-1`);
  const key = (service: string, ...actions: string[]) =>
    actions.map(
      (action) =>
        `kms:${action} ssm:/coulisses/${stage}/data-key [{"StringEquals":{"kms:ViaService":"${service}.${REGION}.amazonaws.com"}}]`,
    );
  const readItems = (table: string) => `dynamodb:BatchGetItem ${table}`;
  const indexes = TABLE_INDEXES.map((index) => `dynamodb:Query ${main}/index/${index}`);
  const readMain = [readItems(main), `dynamodb:Query ${main}`, ...indexes];
  const readKey = key('dynamodb', 'Decrypt', 'DescribeKey');
  const writeKey = key(
    'dynamodb',
    'Decrypt',
    'DescribeKey',
    'Encrypt',
    'GenerateDataKey',
    'ReEncryptFrom',
    'ReEncryptTo',
  );
  const bucket = (name: string) => `arn:aws:s3:::coulisses-${stage}-${name}-${ACCOUNT}`;
  const machine = (id: string) => `coulisses-${stage}-${id.replace('.', '-')}`;

  const inspectDeadLetters = [
    'sqs:ListQueues *',
    ...['*-dead', '*-undelivered'].flatMap((queues) =>
      ['ReceiveMessage', 'GetQueueAttributes'].map(
        (action) => `sqs:${action} ${arn('sqs', `coulisses-${stage}-${queues}`)}`,
      ),
    ),
  ];

  const words: Record<string, string[]> = {
    'main read': [...readMain, ...readKey],
    'main write': [...readMain, `dynamodb:PutItem ${main}`, `dynamodb:ConditionCheckItem ${main}`, ...writeKey],
    'records read': [readItems(records), ...readKey],
    'records append': [readItems(records), `dynamodb:PutItem ${records}`, ...writeKey],
    'inbox read': [
      `s3:GetObject ${bucket('inbox')}/inbox/*`,
      `s3:ListBucket ${bucket('inbox')}`,
      ...key('s3', 'Decrypt'),
    ],
    'mail read': [
      `s3:GetObject ${bucket('inbox')}/mail/*`,
      `s3:ListBucket ${bucket('inbox')}`,
      ...key('s3', 'Decrypt'),
    ],
    'inbox upload': [`s3:PutObject ${bucket('inbox')}/inbox/*`, ...key('s3', 'GenerateDataKey')],
    'inbox put': [`s3:PutObject ${bucket('inbox')}/inbox/*`, ...key('s3', 'GenerateDataKey')],
    'secrets read': [`ssm:GetParameter ${arn('ssm', `parameter/coulisses/${stage}/${area}/secrets/*`)}`],
    'secrets write': [`ssm:PutParameter ${arn('ssm', `parameter/coulisses/${stage}/${area}/secrets/*`)}`],
    'archive link': [`s3:GetObject ${bucket('documents')}/*`, ...key('s3', 'Decrypt')],
    'archive put': [`s3:PutObject ${bucket('documents')}/*`, ...key('s3', 'GenerateDataKey')],
    'archive keep': [
      ...['GetObject', 'PutObject', 'PutObjectRetention'].map((action) => `s3:${action} ${bucket('documents')}/*`),
      ...key('s3', 'Decrypt', 'GenerateDataKey'),
    ],
    'deadLetters inspect': inspectDeadLetters,
    'deadLetters clear': [
      ...inspectDeadLetters,
      ...['*-dead', '*-undelivered'].map((queues) => `sqs:DeleteMessage ${arn('sqs', `coulisses-${stage}-${queues}`)}`),
      `sqs:SendMessage ${arn('sqs', `coulisses-${stage}-*`)}`,
    ],
    'executions watch': [
      'states:ListStateMachines *',
      `states:ListExecutions ${arn('states', `stateMachine:coulisses-${stage}-*`)}`,
      `states:GetExecutionHistory ${arn('states', `execution:coulisses-${stage}-*:*`)}`,
    ],
    'sends callback': ['states:SendTaskSuccess *'],
    'checkpoints sign': [
      ...['PutObject', 'PutObjectRetention'].map((action) => `s3:${action} ${bucket('documents')}/*/checkpoints/*`),
      ...key('s3', 'GenerateDataKey'),
      `kms:Sign ssm:/coulisses/${stage}/signing-key`,
    ],
    'checkpoints read': [
      `s3:ListBucketVersions ${bucket('documents')}`,
      ...['GetObject', 'GetObjectVersion'].map((action) => `s3:${action} ${bucket('documents')}/*/checkpoints/*`),
      ...key('s3', 'Decrypt'),
      `kms:GetPublicKey ssm:/coulisses/${stage}/signing-key`,
    ],
    'identityProvider exchange': [`ssm:GetParameter ${arn('ssm', `parameter/coulisses/${stage}/session`)}`],
    'identityProvider manage': ['AdminCreateUser', 'AdminGetUser', 'CreateUserPoolClient', 'ListUserPoolClients'].map(
      (action) => `cognito-idp:${action} ${arn('cognito-idp', `userpool/ssm:/coulisses/${stage}/user-pool`)}`,
    ),
  };
  const said = [
    ...Object.entries(access.tables ?? {}),
    ...Object.entries(access.documents ?? {}),
    ...(access.deadLetters ? [['deadLetters', access.deadLetters]] : []),
    ...(access.executions ? [['executions', access.executions]] : []),
    ...(access.secrets ? [['secrets', access.secrets]] : []),
    ...(access.sends ? [['sends', access.sends]] : []),
    ...(access.checkpoints ? [['checkpoints', access.checkpoints]] : []),
    ...(access.identityProvider ? [['identityProvider', access.identityProvider]] : []),
  ].map((word) => word.join(' '));
  return [
    ...said.flatMap((word) => words[word] ?? [`nothing is known of the word “${word}”`]),
    ...(access.starts ?? []).flatMap(({ id }) => [
      `states:StartExecution ${arn('states', `stateMachine:${machine(id)}`)}`,
      `states:DescribeExecution ${arn('states', `execution:${machine(id)}:*`)}`,
    ]),
  ];
}

/** Every function that the declarations ask for, with what its role may do. */
function expected(deployment: Deployment): Map<string, string[]> {
  const { stage } = deployment;
  const result = new Map<string, string[]>();
  const add = (area: string, name: string, permissions: string[]) => {
    const full = `coulisses-${stage}-${area}-${name}`;
    const log = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/lambda/${full}:*`;
    result.set(full, [
      ...permissions,
      `logs:CreateLogStream ${log}`,
      `logs:PutLogEvents ${log}`,
      'xray:PutTelemetryRecords *',
      'xray:PutTraceSegments *',
    ]);
  };
  for (const area of AREAS) {
    for (const task of area.tasks) {
      if (task.trigger.kind === 'query') continue;
      const { access } = planOf(task);
      add(area.id, taskName(task.id), [
        ...permitted(access, area.id, stage),
        ...(task.trigger.kind === 'authoriser' ? permitted({ identityProvider: 'exchange' }, area.id, stage) : []),
        ...(task.trigger.kind === 'listener'
          ? ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
              (action) => `sqs:${action} <its queue>`,
            )
          : []),
      ]);
    }
    const queries = queriesPlan(area);
    if (queries) add(area.id, queries.name, permitted(queries.access, area.id, stage));
    const outbox = outboxPlan(area);
    add(area.id, outbox.name, [
      ...permitted(outbox.access, area.id, stage),
      `dynamodb:UpdateItem arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/coulisses-${stage}-${area.id}-main-1`,
      `events:PutEvents arn:aws:events:${REGION}:${ACCOUNT}:event-bus/coulisses-${stage}`,
      ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
        (action) => `dynamodb:${action} ssm:/coulisses/${stage}/${area.id}/stream`,
      ),
      'dynamodb:ListStreams *',
      'sqs:SendMessage <its queue>',
    ]);
  }
  const site = `arn:aws:s3:::cdk-hnb659fds-assets-${ACCOUNT}-${REGION}/<asset>.zip`;
  add('platform', 'publish-site', [
    `s3:GetObject ${site}`,
    's3:ListBucket <Site.Arn>',
    's3:DeleteObject <Site.Arn>/*',
    's3:PutObject <Site.Arn>/*',
  ]);
  return result;
}

/** Generated ids do not matter here: that the queue is the function's own is the business of `grants.ts`. */
function normalised(permission: string): string {
  return permission
    .replace(/(sqs:\w+) <\w+\.Arn>/, '$1 <its queue>')
    .replace(/<Site\w+\.Arn>/, '<Site.Arn>')
    .replace(/[0-9a-f]{64}\.zip/, '<asset>.zip');
}

const functionName = ({ stack, properties }: Found) => text(stack, properties.FunctionName);

export const roleSaysWhatIsDeclared: Rule = {
  name: 'gives each function a role that allows exactly what its declaration says',
  check: (deployment) => {
    const wanted = expected(deployment);
    const findings: string[] = [];
    for (const found of resourcesOf(deployment, 'AWS::Lambda::Function')) {
      const name = functionName(found);
      const role = roleOf(deployment, found.stack, found.properties.Role);
      const should = wanted.get(name);
      if (!should) findings.push(`${name} is declared nowhere`);
      else if (!role) findings.push(`${name} has no role of its own`);
      else {
        const may = new Set(permissionsOf(role).map(normalised));
        for (const permission of may) if (!should.includes(permission)) findings.push(`${name} may ${permission}`);
        for (const permission of should) if (!may.has(permission)) findings.push(`${name} may not ${permission}`);
      }
      wanted.delete(name);
    }
    return [...findings, ...[...wanted.keys()].map((name) => `${name} is declared and not deployed`)];
  },
  defects: {
    'an action more': (deployment) => {
      const { resource } = first(deployment, 'AWS::IAM::Role', isFunctionRole);
      resource.Properties.Policies[0].PolicyDocument.Statement[0].Action = ['dynamodb:DeleteItem', 'logs:PutLogEvents'];
    },
    'a condition less': (deployment) => {
      const { resource } = first(deployment, 'AWS::IAM::Role', (properties) => statementsOf(properties).some(usesKey));
      for (const statement of statementsOf(resource.Properties)) if (usesKey(statement)) delete statement.Condition;
    },
    'a function that nobody declared': (deployment) => {
      const { template, resource } = first(deployment, 'AWS::Lambda::Function');
      template.Resources.Stray = structuredClone(resource);
      template.Resources.Stray.Properties.FunctionName = 'stray';
    },
    'a function left out': (deployment) => {
      const { template, id } = first(deployment, 'AWS::Lambda::Function');
      delete template.Resources[id];
    },
  },
};

// biome-ignore lint/suspicious/noExplicitAny: a CloudFormation property may be anything
type Properties = any;
const isFunctionRole = (properties: Properties) =>
  properties.AssumeRolePolicyDocument.Statement[0].Principal.Service === 'lambda.amazonaws.com';
const statementsOf = (properties: Properties) => properties.Policies[0].PolicyDocument.Statement as Properties[];
const usesKey = ({ Action, Condition }: Properties) => Condition && JSON.stringify(Action).includes('kms:');

export const roleIsNotShared: Rule = {
  name: 'shares no role, and attaches nothing to one from outside',
  check: (deployment) => {
    const findings = resourcesOf(deployment, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').map(
      ({ stack, id }) => `${stack.name}: ${id} adds to a role what the role itself does not say`,
    );
    for (const { stack, id, properties } of resourcesOf(deployment, 'AWS::IAM::Role'))
      if (properties.ManagedPolicyArns) findings.push(`${stack.name}: ${id} takes a policy that AWS may widen`);
    const users = new Map<string, string>();
    for (const found of resourcesOf(deployment, 'AWS::Lambda::Function')) {
      const role = `${found.stack.name} ${JSON.stringify(found.properties.Role)}`;
      if (users.has(role)) findings.push(`${functionName(found)} shares the role of ${users.get(role)}`);
      users.set(role, functionName(found));
    }
    return findings;
  },
  defects: {
    'a managed policy': (deployment) => {
      first(deployment, 'AWS::IAM::Role').resource.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/Any'];
    },
    'a policy beside the role': (deployment) => {
      first(deployment, 'AWS::IAM::Role').template.Resources.More = { Type: 'AWS::IAM::Policy', Properties: {} };
    },
    'two functions, one role': (deployment) => {
      const { template, resource, id } = first(deployment, 'AWS::Lambda::Function', ({ FunctionName }) =>
        FunctionName.endsWith('-outbox'),
      );
      template.Resources[`${id}Twin`] = structuredClone(resource);
    },
  },
};
