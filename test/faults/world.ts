import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { AREAS } from '../../functions/areas.ts';
import { build } from '../../local/assemble.ts';
import { account, type Cloud, region, startCloud } from '../../local/cloud.ts';
import { deploy } from '../../local/deploy.ts';
import { buildFunctions } from '../../scripts/build.ts';
import type { Defect } from './defects.ts';
import { Functions } from './functions.ts';
import { FaultProxy } from './proxy.ts';

export type Record_ = Record<string, unknown> & { pk: string; sk: string; kind: string };

/** The tables, buckets and bus of the real stacks, without the functions: these run in processes of the trial. */
export interface World {
  readonly proxy: FaultProxy;
  readonly s3: S3Client;
  readonly inbox: string;
  /** The functions as built, or with a planted defect. */
  functions(defect?: Defect): Promise<Functions>;
  /** Every record of a company, all areas. */
  records(companyId: string): Promise<Record_[]>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'coulisses-faults-'));
  // The stacks need them all; the trial runs functions of its own.
  await build();
  const cloud: Cloud = await startCloud({ stateDir: join(folder, 'cloud') });
  await deploy(cloud, { stage: 'local', stacks: ['coulisses-local-data', 'coulisses-local-platform'] });
  const proxy = await FaultProxy.start(cloud.endpoint);
  const made: Functions[] = [];
  const client = {
    endpoint: cloud.endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const dynamodb = new DynamoDBClient(client);
  const table = (area: string, name: string) => `coulisses-local-${area}-${name}-1`;
  const bucket = (name: string) => `coulisses-local-${name}-${account}`;
  const environment = (area: string): NodeJS.ProcessEnv => ({
    ...cloud.env,
    MAIN_TABLE: table(area, 'main'),
    RECORDS_TABLE: table(area, 'records'),
    INBOX_BUCKET: bucket('inbox'),
    DOCUMENTS_BUCKET: bucket('documents'),
    OBJECT_LOCK_MODE: 'GOVERNANCE',
    EVENT_BUS: 'coulisses-local',
  });

  return {
    proxy,
    s3: new S3Client({ ...client, forcePathStyle: true }),
    inbox: bucket('inbox'),
    async functions(defect) {
      const built = join(folder, defect?.name ?? 'sound');
      if (!existsSync(built)) await buildFunctions({ out: built, plugins: defect ? [defect.plugin] : [] });
      const functions = new Functions(proxy, join(built, 'functions'), environment);
      made.push(functions);
      return functions;
    },
    async records(companyId) {
      const found: Record_[] = [];
      for (const area of AREAS)
        for (const name of area.tables)
          for await (const { Items = [] } of paginateScan(
            { client: dynamodb },
            {
              TableName: table(area.id, name),
              ConsistentRead: true,
              FilterExpression: 'begins_with(pk, :company)',
              ExpressionAttributeValues: { ':company': { S: `${companyId}#` } },
            },
          ))
            found.push(...Items.map((item: Record<string, AttributeValue>) => unmarshall(item) as Record_));
      return found;
    },
    async stop() {
      for (const functions of made) await functions.stop();
      await proxy.stop();
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
