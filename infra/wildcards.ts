import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Every wildcard that a role of ours may name, and why it cannot be narrower. `cdk synth` fails on any other. */
export const WILDCARDS: readonly { readonly resource: RegExp; readonly actions: RegExp; readonly reason: string }[] = [
  {
    resource: /^\*$/,
    actions: /^states:SendTaskSuccess$/,
    reason: 'A task token stands for no resource (service authorization reference of AWS Step Functions).',
  },
  {
    resource: /:log-group:\/aws\/lambda\/[\w-]+:\*$/,
    actions: /^logs:(CreateLogStream|PutLogEvents)$/,
    reason: 'Lambda names the streams of a function’s own log group.',
  },
  {
    resource: /^\*$/,
    actions: /^xray:Put(TraceSegments|TelemetryRecords)$/,
    reason: 'X-Ray knows no resources (service authorization reference of AWS X-Ray).',
  },
  {
    resource: /^\*$/,
    actions: /^dynamodb:ListStreams$/,
    reason: 'The action knows no resource; Lambda asks for it when it maps a stream.',
  },
  {
    resource: /^\*$/,
    actions: /^logs:(\w+LogDelivery|ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/,
    reason: 'Step Functions sets up its log delivery with actions that know no resources.',
  },
  {
    resource: /\/(?:inbox|mail)\/\*$/,
    actions: /^s3:(GetObject|PutObject)$/,
    reason: 'Files of the inbox are named by those who drop them, messages by those who receive them.',
  },
  {
    resource: /:parameter\/coulisses\/\w+\/\w+\/secrets\/\*$/,
    actions: /^ssm:(GetParameter|PutParameter)$/,
    reason: 'Secrets are named by the company and the party that they open.',
  },
  {
    resource: /-documents-[^/]+\/\*\/checkpoints\/\*$/,
    actions: /^s3:(GetObject|GetObjectVersion|PutObject|PutObjectRetention)$/,
    reason: 'Checkpoints are named by the company, the chain and the number.',
  },
  {
    resource: /-documents-[^/]+\/\*$/,
    actions: /^s3:(GetObject|PutObject|PutObjectRetention)$/,
    reason: 'Documents are named by their content.',
  },
  {
    resource: /^<Site[^/]+\/\*$/,
    actions: /^s3:(PutObject|DeleteObject)$/,
    reason: 'The build names the files of the console.',
  },
  {
    resource: /:execution:coulisses-[\w-]+:\*$/,
    actions: /^states:DescribeExecution$/,
    reason: 'An execution gets its name when it is started.',
  },
  {
    resource: /^\*$/,
    actions: /^(sqs:ListQueues|states:ListStateMachines)$/,
    reason: 'The action knows no resource; what it answers is names.',
  },
  {
    resource: /:coulisses-\w+-\*-(dead|undelivered)$/,
    actions: /^sqs:(ReceiveMessage|GetQueueAttributes|DeleteMessage)$/,
    reason: 'One place looks after the dead-letter queues of every area, those to come included.',
  },
  {
    resource: /:coulisses-\w+-\*$/,
    actions: /^sqs:SendMessage$/,
    reason: 'A message goes back to the queue that it came from, in any area.',
  },
  {
    resource: /:(stateMachine:coulisses-\w+-\*|execution:coulisses-\w+-\*:\*)$/,
    actions: /^states:(ListExecutions|GetExecutionHistory)$/,
    reason: 'One place shows where the executions of every area stand.',
  },
];

/**
 * Tells cdk-nag why the wildcards of these statements are needed.
 * @throws Error of one sentence for a wildcard that the table does not allow.
 */
export function explainWildcards(construct: IConstruct, statements: readonly PolicyStatement[]): void {
  const reasons = new Map<string, string>();
  for (const { actions, resources } of statements) {
    const action = actions.find((name) => name.includes('*'));
    if (action) throw new Error(`${construct.node.path} would allow ${action}: name the actions one by one.`);
    for (const resource of resources.map((token) => plainText(Stack.of(construct).resolve(token)))) {
      if (!resource.includes('*')) continue;
      for (const name of actions) {
        const known = WILDCARDS.find((wildcard) => wildcard.resource.test(resource) && wildcard.actions.test(name));
        if (!known)
          throw new Error(
            `${construct.node.path} would allow ${name} on ${resource}: narrow it or say why in infra/wildcards.ts.`,
          );
        reasons.set(resource, [...new Set([reasons.get(resource), known.reason])].filter(Boolean).join(' '));
      }
    }
  }
  for (const [resource, reason] of reasons)
    Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`, reason });
}

type Resolved =
  | string
  | { Ref: string }
  | { 'Fn::Sub': string }
  | { 'Fn::GetAtt': [string, string] }
  | { 'Fn::Join': [string, Resolved[]] };

/** Text of a CloudFormation value with its references in angle brackets, as cdk-nag writes them. */
export function plainText(value: Resolved): string {
  if (typeof value === 'string') return value;
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::Sub' in value) return value['Fn::Sub'].replace(/\$\{([^}]*)\}/g, '<$1>');
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(plainText).join(value['Fn::Join'][0]);
  throw new TypeError(`No text for ${JSON.stringify(value)}`);
}
