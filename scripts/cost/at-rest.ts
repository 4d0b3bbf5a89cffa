import { PRICES } from './prices.ts';

/** The part of a CloudFormation template that is looked at. */
export interface PricedTemplate {
  // biome-ignore lint/suspicious/noExplicitAny: a CloudFormation property may be anything
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: any }>>;
}

export interface Line {
  readonly what: string;
  readonly count: number;
  readonly usdAMonth: number;
}

const HOURS = 730;
/** Lambda asks a queue with five connections, each waiting 20 s: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const POLLS_A_MONTH = (5 * 3600 * HOURS) / 20;
/** What an hourly run that finds nothing takes: seconds, bytes of log, read units (a query per shard of the sparse index). */
const EMPTY_RUN = { seconds: 0.3, logBytes: 1000, readUnits: 4 };

/** Types without a price of their own while nobody uses them: no request, no byte, no message. */
const FREE_AT_REST = new Set([
  'AWS::SES::ReceiptRule',
  'AWS::SES::ReceiptRuleSet',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Budgets::Budget',
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::StepFunctions::StateMachine',
]);

/**
 * What the templates cost in a month in which nobody does anything, one line for each kind of resource.
 * @throws Error of one sentence for a resource type whose price at rest nobody has looked up.
 */
export function costAtRest(templates: readonly PricedTemplate[]): Line[] {
  const lines = new Map<string, { count: number; usdAMonth: number }>();
  const add = (what: string, usdAMonth: number) => {
    const { count, usdAMonth: before } = lines.get(what) ?? { count: 0, usdAMonth: 0 };
    lines.set(what, { count: count + 1, usdAMonth: before + usdAMonth });
  };
  for (const template of templates)
    for (const { Type, Properties = {} } of Object.values(template.Resources)) {
      if (Type === 'AWS::KMS::Key')
        // After two years, when both charged rotations are there.
        add('keys', PRICES.key.usd + (Properties.EnableKeyRotation ? 2 * PRICES.rotatedKeyVersion.usd : 0));
      else if (Type === 'AWS::CloudWatch::Alarm') {
        // biome-ignore lint/suspicious/noExplicitAny: a CloudFormation property may be anything
        const metrics = Properties.Metrics?.filter(({ MetricStat }: any) => MetricStat).length ?? 1;
        add('alarms', metrics * PRICES.alarmMetric.usd);
      } else if (Type === 'AWS::CloudWatch::Dashboard') add('dashboards', PRICES.dashboard.usd);
      else if (Type === 'AWS::Lambda::EventSourceMapping')
        // Lambda reads streams for nothing.
        add('polled queues and streams', Properties.StartingPosition ? 0 : POLLS_A_MONTH * PRICES.queueRequest.usd);
      else if (Type === 'AWS::Scheduler::Schedule')
        add('schedules', runsAMonth(Properties.ScheduleExpression) * runCost());
      else if (FREE_AT_REST.has(Type)) add(`free at rest: ${Type}`, 0);
      else throw new Error(`Nobody has said what ${Type} costs at rest: add it to scripts/cost/at-rest.ts.`);
    }
  return [...lines].map(([what, line]) => ({ what, ...line })).sort((a, b) => b.usdAMonth - a.usdAMonth);
}

export function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { usdAMonth }) => sum + usdAMonth, 0);
}

/** Counts minutes, hours and days of `rate(…)`; of `cron(…)` at most once an hour is assumed. */
function runsAMonth(expression: string): number {
  const [, number = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const hours = { minute: 1 / 60, hour: 1, day: 24 }[unit];
  return hours ? HOURS / (Number(number) * hours) : HOURS;
}

function runCost(): number {
  const { seconds, logBytes, readUnits } = EMPTY_RUN;
  return (
    PRICES.schedule.usd +
    PRICES.invocation.usd +
    seconds * 0.5 * PRICES.compute.usd +
    (logBytes / 1e9) * PRICES.logs.usd +
    readUnits * PRICES.readUnit.usd +
    PRICES.trace.usd
  );
}
