import { Arn, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Access } from '../shared/contracts/access.ts';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { workflowVariable } from '../shared/contracts/names.ts';
import { type Names, TABLE_INDEXES } from './names.ts';
import type { StageSettings } from './stages.ts';

/** What the words mean for one area in one stage. */
export interface AccessContext {
  readonly names: Names;
  readonly area: string;
  readonly region: string;
  readonly objectLock: StageSettings['objectLock'];
  readonly registers: StageSettings['registers'];
  readonly dataKeyArn: string;
  readonly signingKeyArn: string;
  readonly userPoolArn: string;
  readonly userPoolId: string;
}

/** The ids that only the data stack knows are read from its parameters, by the stacks whose words need them. */
export function accessContext(
  stack: Stack,
  { names, area, settings }: { names: Names; area: AreaDeclaration; settings: StageSettings },
): AccessContext {
  const parameterValue = (name: Parameters<Names['parameter']>[0]) =>
    StringParameter.valueForStringParameter(stack, names.parameter(name));
  return {
    names,
    area: area.id,
    objectLock: settings.objectLock,
    registers: settings.registers,
    region: stack.region,
    get dataKeyArn() {
      return parameterValue('data-key');
    },
    get signingKeyArn() {
      return parameterValue('signing-key');
    },
    get userPoolId() {
      return parameterValue('user-pool');
    },
    get userPoolArn() {
      return Arn.format({ service: 'cognito-idp', resource: 'userpool', resourceName: this.userPoolId }, stack);
    },
  };
}

/** What a function gets for one word of its access: exact actions on exact resources, and the variables that name them. */
interface Grant {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Records are read in batches, a single one too (shared/aws/database.ts). */
const READ_ITEM = 'dynamodb:BatchGetItem';

/**
 * Every access word and what it grants. A transaction is authorised by the actions of its parts
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html). Tables and buckets are
 * encrypted with our own key, which the caller must be allowed to use through that service and in no other way.
 */
const WORDS = {
  'tables.main.read': (c: AccessContext): Grant => mainTable(c, []),
  'tables.main.write': (c: AccessContext): Grant => mainTable(c, ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem']),
  'tables.records.read': (c: AccessContext): Grant => recordsTable(c, []),
  'tables.records.append': (c: AccessContext): Grant => recordsTable(c, ['dynamodb:PutItem']),
  'documents.inbox.read': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:GetObject'], [`${c.names.bucketArn('inbox')}/inbox/*`]),
      // For jobs that look for files without a record; and without it a missing object answers 403 instead of 404.
      allow(['s3:ListBucket'], [c.names.bucketArn('inbox')]),
      keyThrough(c, 's3', ['kms:Decrypt']),
    ],
    environment: { INBOX_BUCKET: c.names.bucket('inbox') },
  }),
  'documents.mail.read': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:GetObject'], [`${c.names.bucketArn('inbox')}/mail/*`]),
      // Without it a missing object answers 403 instead of 404.
      allow(['s3:ListBucket'], [c.names.bucketArn('inbox')]),
      keyThrough(c, 's3', ['kms:Decrypt']),
    ],
    environment: { INBOX_BUCKET: c.names.bucket('inbox') },
  }),
  'documents.inbox.upload': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:PutObject'], [`${c.names.bucketArn('inbox')}/inbox/*`]),
      keyThrough(c, 's3', ['kms:GenerateDataKey']),
    ],
    environment: { INBOX_BUCKET: c.names.bucket('inbox') },
  }),
  'documents.inbox.put': (c: AccessContext): Grant => WORDS['documents.inbox.upload'](c),
  'secrets.read': (c: AccessContext): Grant => secrets(c, 'ssm:GetParameter'),
  'secrets.write': (c: AccessContext): Grant => secrets(c, 'ssm:PutParameter'),
  // Whoever follows an address that was signed does it with the rights of the signer.
  'documents.archive.link': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:GetObject'], [`${c.names.bucketArn('documents')}/*`]),
      keyThrough(c, 's3', ['kms:Decrypt']),
    ],
    environment: { DOCUMENTS_BUCKET: c.names.bucket('documents') },
  }),
  'documents.archive.put': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:PutObject'], [`${c.names.bucketArn('documents')}/*`]),
      keyThrough(c, 's3', ['kms:GenerateDataKey']),
    ],
    environment: { DOCUMENTS_BUCKET: c.names.bucket('documents') },
  }),
  'documents.archive.keep': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:GetObject', 's3:PutObject', 's3:PutObjectRetention'], [`${c.names.bucketArn('documents')}/*`]),
      keyThrough(c, 's3', ['kms:Decrypt', 'kms:GenerateDataKey']),
    ],
    // The mode in which a document is locked until its legal date.
    environment: { DOCUMENTS_BUCKET: c.names.bucket('documents'), OBJECT_LOCK_MODE: c.objectLock },
  }),
  'sends.callback': (): Grant => ({
    statements: [
      // A task token names no resource that a policy could name (service authorization reference of AWS Step Functions).
      allow(['states:SendTaskSuccess'], ['*']),
    ],
    environment: {},
  }),
  'deadLetters.inspect': (c: AccessContext): Grant => deadLetters(c, []),
  'deadLetters.clear': (c: AccessContext): Grant =>
    deadLetters(c, [
      allow(['sqs:DeleteMessage'], deadLetterQueues(c)),
      // Back to the queue that a dead-letter queue belongs to.
      allow(['sqs:SendMessage'], [c.names.queueArn('*')]),
    ]),
  'executions.watch': (c: AccessContext): Grant => ({
    statements: [
      allow(['states:ListStateMachines'], ['*']),
      allow(['states:ListExecutions'], [c.names.workflowArn('*')]),
      allow(['states:GetExecutionHistory'], [c.names.executionsArn('*')]),
    ],
    environment: {},
  }),
  'checkpoints.sign': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:PutObject', 's3:PutObjectRetention'], [`${c.names.bucketArn('documents')}/*/checkpoints/*`]),
      keyThrough(c, 's3', ['kms:GenerateDataKey']),
      allow(['kms:Sign'], [c.signingKeyArn]),
    ],
    environment: {
      DOCUMENTS_BUCKET: c.names.bucket('documents'),
      OBJECT_LOCK_MODE: c.objectLock,
      SIGNING_KEY: c.signingKeyArn,
    },
  }),
  'checkpoints.read': (c: AccessContext): Grant => ({
    statements: [
      allow(['s3:ListBucketVersions'], [c.names.bucketArn('documents')]),
      allow(['s3:GetObject', 's3:GetObjectVersion'], [`${c.names.bucketArn('documents')}/*/checkpoints/*`]),
      keyThrough(c, 's3', ['kms:Decrypt']),
      allow(['kms:GetPublicKey'], [c.signingKeyArn]),
    ],
    environment: { DOCUMENTS_BUCKET: c.names.bucket('documents'), SIGNING_KEY: c.signingKeyArn },
  }),
  'outside.registers': ({ registers }: AccessContext): Grant => ({
    statements: [],
    environment: { VIES_URL: registers.vies, COMPANY_REGISTER_URL: registers.companyRegister },
  }),
  'identityProvider.exchange': (c: AccessContext): Grant => session(c),
  'identityProvider.manage': (c: AccessContext): Grant => ({
    statements: [
      allow(
        [
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminGetUser',
          'cognito-idp:CreateUserPoolClient',
          'cognito-idp:ListUserPoolClients',
        ],
        [c.userPoolArn],
      ),
    ],
    environment: { USER_POOL_ID: c.userPoolId },
  }),
} as const;

/** What a declared access grants. `publishes` grants nothing: the area's outbox publishes, not the task. */
export function grantsOf(access: Access, context: AccessContext): Grant {
  const words: (keyof typeof WORDS)[] = [];
  if (access.tables?.main) words.push(`tables.main.${access.tables.main}`);
  if (access.tables?.records) words.push(`tables.records.${access.tables.records}`);
  if (access.documents?.mail) words.push(`documents.mail.${access.documents.mail}`);
  if (access.documents?.inbox) words.push(`documents.inbox.${access.documents.inbox}`);
  if (access.documents?.archive) words.push(`documents.archive.${access.documents.archive}`);
  if (access.deadLetters) words.push(`deadLetters.${access.deadLetters}`);
  if (access.executions) words.push(`executions.${access.executions}`);
  if (access.secrets) words.push(`secrets.${access.secrets}`);
  if (access.sends) words.push(`sends.${access.sends}`);
  if (access.checkpoints) words.push(`checkpoints.${access.checkpoints}`);
  // The addresses of a platform are the company's own and come with its secrets.
  if (access.outside?.includes('registers')) words.push('outside.registers');
  if (access.identityProvider) words.push(`identityProvider.${access.identityProvider}`);
  return mergeGrants([
    ...words.map((word) => WORDS[word](context)),
    ...(access.starts ?? []).map(({ id }) => startWorkflow(context, id)),
  ]);
}

/** The authoriser's own: it checks tokens against the user pool and the console's client. */
export function authoriserGrant(context: AccessContext): Grant {
  return mergeGrants([
    session(context),
    {
      statements: [],
      environment: {
        USER_POOL_ID: context.userPoolId,
        ISSUER: `https://cognito-idp.${context.region}.amazonaws.com/${context.userPoolId}`,
      },
    },
  ]);
}

/** The outbox's own: it alone puts events on the bus and takes the mark off what it published. */
export function publishGrant({ names, area }: AccessContext): Grant {
  return {
    statements: [
      allow(['events:PutEvents'], [names.busArn]),
      allow(['dynamodb:UpdateItem'], [names.tableArn(area, 'main')]),
    ],
    environment: { EVENT_BUS: names.bus },
  };
}

export function mergeGrants(grants: readonly Grant[]): Grant {
  return {
    statements: grants.flatMap(({ statements }) => statements),
    environment: Object.assign({}, ...grants.map(({ environment }) => environment)),
  };
}

export function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, string>>,
): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions }) });
}

function mainTable(c: AccessContext, writes: readonly string[]): Grant {
  const arn = c.names.tableArn(c.area, 'main');
  return {
    statements: [
      allow([READ_ITEM, 'dynamodb:Query', ...writes], [arn]),
      allow(
        ['dynamodb:Query'],
        TABLE_INDEXES.map((index) => `${arn}/index/${index}`),
      ),
      tableKey(c, { writes: writes.length > 0 }),
    ],
    environment: { MAIN_TABLE: c.names.table(c.area, 'main') },
  };
}

function recordsTable(c: AccessContext, writes: readonly string[]): Grant {
  return {
    statements: [
      allow([READ_ITEM, ...writes], [c.names.tableArn(c.area, 'records')]),
      tableKey(c, { writes: writes.length > 0 }),
    ],
    environment: { RECORDS_TABLE: c.names.table(c.area, 'records') },
  };
}

/**
 * What DynamoDB does with a customer managed key on the caller's behalf:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
function tableKey(c: AccessContext, { writes }: { writes: boolean }): PolicyStatement {
  const read = ['kms:Decrypt', 'kms:DescribeKey'];
  const write = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
  return keyThrough(c, 'dynamodb', writes ? [...read, ...write] : read);
}

function keyThrough(c: AccessContext, service: string, actions: readonly string[]): PolicyStatement {
  return allow(actions, [c.dataKeyArn], { StringEquals: { 'kms:ViaService': `${service}.${c.region}.amazonaws.com` } });
}

function deadLetterQueues({ names }: AccessContext): string[] {
  return [names.queueArn('*-dead'), names.queueArn('*-undelivered')];
}

/** Queues are found by the stage's prefix: whoever looks after them need not know the areas. */
function deadLetters(c: AccessContext, more: readonly PolicyStatement[]): Grant {
  return {
    statements: [
      allow(['sqs:ListQueues'], ['*']),
      allow(['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], deadLetterQueues(c)),
      ...more,
    ],
    environment: {},
  };
}

function session({ names }: AccessContext): Grant {
  return {
    statements: [allow(['ssm:GetParameter'], [names.parameterArn('session')])],
    environment: { SESSION_PARAMETER: names.parameter('session') },
  };
}

/** A parameter that is encrypted with the account's own key for SSM needs no permission on that key. */
function secrets({ names, area }: AccessContext, action: string): Grant {
  return {
    statements: [allow([action], [names.secretsArn(area)])],
    environment: { SECRETS_PATH: names.secrets(area) },
  };
}

function startWorkflow({ names }: AccessContext, id: string): Grant {
  const variable = workflowVariable(id);
  return {
    statements: [
      allow(['states:StartExecution'], [names.workflowArn(id)]),
      allow(['states:DescribeExecution'], [names.executionsArn(id)]),
    ],
    environment: { [variable]: names.workflowArn(id) },
  };
}
