import { region } from '../cloud.ts';
import type { Outputs } from '../deploy.ts';

/** The product deployed into a local cloud: what `startCloud` and `deploy` gave, or what a test is provided with. */
export interface Deployment {
  /** Of every AWS service and of the sign-in pages. */
  readonly endpoint: string;
  /** Origin of the console and of `/api/<area>/*`. */
  readonly console: string;
  readonly outputs: Outputs;
}

/** For clients of the AWS SDK: the account's root, as an operator. */
export const operator = ({ endpoint }: Pick<Deployment, 'endpoint'>) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** An output of a stack: `outputOf(deployment, 'data', 'UserPoolId')`. */
export function outputOf({ outputs }: Deployment, stack: string, name: string): string {
  const value = outputs[`coulisses-local-${stack}`]?.[name];
  if (!value) throw new Error(`The stack "${stack}" has no output "${name}"`);
  return value;
}
