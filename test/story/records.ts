import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { AREAS } from '../../functions/areas.ts';
import { type Deployment, operator } from '../../local/demo/deployment.ts';
import type { CommandRecord } from '../../shared/aws/command-record.ts';
import { until } from './until.ts';

/** Every item of one company in a table, `purchasing-main`, as it lies there. */
async function itemsOf(product: Deployment, companyId: string, table: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: new DynamoDBClient(operator(product)) },
    {
      TableName: `coulisses-local-${table}-1`,
      ConsistentRead: true,
      FilterExpression: 'begins_with(pk, :company)',
      ExpressionAttributeValues: { ':company': { S: `${companyId}#` } },
    },
  ))
    items.push(...Items.map((item) => unmarshall(item)));
  return items;
}

export interface Audited {
  readonly commands: readonly CommandRecord[];
  readonly contents: readonly Record<string, unknown>[];
  readonly links: readonly Record<string, unknown>[];
}

/** Every command of one company, in whatever area, once the audit trail has as many. */
export function audited(product: Deployment, companyId: string, seconds: number): Promise<Audited> {
  return until(
    'every command to be in the audit trail',
    async () => {
      const items = (await Promise.all(AREAS.map(({ id }) => itemsOf(product, companyId, `${id}-main`)))).flat();
      const commands = items.filter(({ kind }) => kind === 'command') as unknown as CommandRecord[];
      const trail = await itemsOf(product, companyId, 'identity-records');
      const contents = trail.filter(({ kind }) => kind === 'audit-content');
      const links = trail.filter(({ kind }) => kind === 'audit-link');
      return contents.length >= commands.length ? { commands, contents, links } : undefined;
    },
    seconds,
  );
}
