/**
 * What AWS asks in eu-west-3 (Paris), in USD without tax. Free allowances are left out: the figures are what a stage costs
 * in an account that uses them up elsewhere. AWS changes prices seldom; whoever renews one here renews its month.
 */
export interface Price {
  readonly usd: number;
  readonly per: string;
  /** Month in which this was AWS's published price. */
  readonly asOf: string;
  readonly source: string;
}

const page = (service: string, usd: number, per: string, asOf = '2025-06'): Price => ({
  usd,
  per,
  asOf,
  source: `https://aws.amazon.com/${service}/pricing/`,
});

export const PRICES = {
  key: page('kms', 1, 'key and month'),
  /** Each of the first two yearly rotations adds a stored version that is charged like a key. */
  rotatedKeyVersion: page('kms', 1, 'rotated version and month'),
  alarmMetric: page('cloudwatch', 0.1, 'metric of an alarm and month'),
  dashboard: page('cloudwatch', 3, 'dashboard and month'),
  logs: page('cloudwatch', 0.5985, 'GB of log taken in'),
  trace: page('cloudwatch', 5e-6, 'trace'),
  queueRequest: page('sqs', 0.4e-6, 'request'),
  schedule: page('eventbridge', 1.15e-6, 'run of a schedule'),
  event: page('eventbridge', 1.17e-6, 'event of our own'),
  invocation: page('lambda', 0.2e-6, 'invocation'),
  compute: page('lambda', 13.3334e-6, 'GB-second on arm64'),
  transition: page('step-functions', 29.7e-6, 'state transition of a Standard workflow'),
  writeUnit: page('dynamodb', 0.7423e-6, 'write unit'),
  readUnit: page('dynamodb', 0.1485e-6, 'read unit'),
  objectPut: page('s3', 5.3e-6, 'object put'),
  objectGet: page('s3', 0.42e-6, 'object got'),
  apiCall: page('api-gateway', 1.17e-6, 'call of an HTTP API'),
} as const satisfies Record<string, Price>;
