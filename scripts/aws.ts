import { addressesAt } from '../local/cloud.ts';
import { operator } from '../local/demo/deployment.ts';

/** For SDK clients of an operator's script: the running local cloud, or the account of the credentials in use. */
export function clientSettings(stage: string): object {
  if (stage !== 'local') return {};
  const port = Number(process.env.COULISSES_PORT ?? 4566);
  return operator({ endpoint: process.env.AWS_ENDPOINT_URL ?? addressesAt(port).endpoint });
}
