import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag that we looked at and leave as they are, and why; everything else fails `cdk synth`. */
const REASONS = {
  'Serverless-LambdaStarPermissions': 'Every wildcard of a role is in infra/wildcards.ts, with its reason.',
  'Serverless-LambdaDLQ':
    'A dead-letter queue of a function serves asynchronous calls only: none here. HTTP callers and workflows see the error themselves; queue, stream and schedule each have their own dead-letter queue.',
  'Serverless-LambdaEventSourceMappingDestination': 'The source is a queue with a dead-letter queue of its own.',
  'AwsSolutions-SQS3': 'This is a dead-letter queue: of rules, schedules and the outbox.',
  'Serverless-SQSRedrivePolicy': 'This is a dead-letter queue: nothing lies behind it.',
  'Serverless-SNSRedrivePolicy': 'SNS repeats an e-mail by itself, and the alarm stays on the dashboard.',
  'AwsSolutions-APIG4':
    'The session endpoints are called before there is a token: they check cookie and Origin themselves.',
  'AwsSolutions-S1':
    'Objects are reached only by our functions and by addresses they signed, which the command records and access logs name; server access logs would cost a third bucket.',
  'AwsSolutions-COG8': 'Threat protection is a paid feature per user; second factors and short sessions come first.',
  'AwsSolutions-COG2': 'A second factor is required in prod; elsewhere people may do without.',
  'AwsSolutions-CFR1': 'People travel; companies of the group sit in several countries.',
  'AwsSolutions-CFR2':
    'A web application firewall costs more at rest than the whole product; APIs are throttled and ask the authoriser first.',
  'AwsSolutions-CFR3':
    'Every API logs its requests; requests for the static site tell nothing worth keeping addresses of people for.',
  'AwsSolutions-CFR4':
    "CloudFront's own certificate fixes the protocol; with a domain of one's own TLS 1.2 is the least.",
} as const;

export function acknowledge(construct: IConstruct, ...rules: readonly (keyof typeof REASONS)[]): void {
  Validations.of(construct).acknowledge(
    ...rules.map((rule) => ({ id: `${rule.split('-')[0]}::${rule}`, reason: REASONS[rule] })),
  );
}
