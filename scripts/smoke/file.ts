import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { tableName } from '../../infra/names.ts';
import type { Item } from '../../shared/aws/meter.ts';
import { CommandRecorded } from '../../shared/contracts/audit.ts';

const PATIENCE_SECONDS = 60;

/** An empty file of a company that nobody has: refused at once, so that no document is kept of it. */
export class SmokeFile {
  readonly companyId = `smoke-${randomUUID().slice(0, 8)}`;
  readonly #uploadId = `smoke-${randomUUID()}`;
  readonly #stage: string;
  readonly #dynamodb: DynamoDBClient;
  readonly #s3: S3Client;
  readonly #sts: STSClient;

  constructor(stage: string, aws: object) {
    this.#stage = stage;
    this.#dynamodb = new DynamoDBClient(aws);
    this.#s3 = new S3Client({ ...aws, forcePathStyle: stage === 'local' });
    this.#sts = new STSClient(aws);
  }

  async drop(): Promise<void> {
    await this.#s3.send(new PutObjectCommand({ ...(await this.#object()), Body: '' }));
  }

  /** Seconds until its record says that it was refused. */
  refused(): Promise<number> {
    return this.#until('The file was not taken in', async () => {
      const state = await this.#item('purchasing', 'main', this.#upload, 'state');
      return JSON.stringify(state ?? {}).includes('"refused"');
    });
  }

  /** Seconds until the chain of its company has an entry. */
  audited(): Promise<number> {
    return this.#until('The audit trail did not hear of it', async () =>
      Boolean(await this.#item('identity', 'main', `${this.companyId}#audit-head#head`, 'state')),
    );
  }

  /** Deletes whatever it left, found by its keys; answers how many items. */
  async cleanUp(): Promise<number> {
    await this.#s3.send(new DeleteObjectCommand(await this.#object()));
    const upload = await this.#collection('purchasing', 'main', this.#upload);
    const head = await this.#collection('identity', 'main', `${this.companyId}#audit-head#head`);
    const positions = upload
      .filter(({ sk }) => sk?.S?.startsWith('command#'))
      .map(
        ({ sk }) =>
          `${this.companyId}#position#identity.record-audit#command#purchasing#upload#${this.#uploadId}#${sk?.S?.slice(8)}#${CommandRecorded.type}`,
      );
    const entries = positions.map((_, index) => index + 1);
    const found: [area: string, table: 'main' | 'records', item: Item][] = [
      ...upload.map((item) => ['purchasing', 'main', item] as [string, 'main', Item]),
      ...head.map((item) => ['identity', 'main', item] as [string, 'main', Item]),
    ];
    for (const pk of positions)
      for (const item of await this.#collection('identity', 'main', pk)) found.push(['identity', 'main', item]);
    for (const kind of ['audit-link', 'audit-content'])
      for (const entry of entries)
        for (const item of await this.#collection('identity', 'records', `${this.companyId}#${kind}#${entry}`))
          found.push(['identity', 'records', item]);
    for (const [area, table, { pk, sk }] of found)
      await this.#dynamodb.send(
        new DeleteItemCommand({ TableName: tableName(this.#stage, area, table), Key: { pk, sk } as Item }),
      );
    return found.length;
  }

  get #upload(): string {
    return `${this.companyId}#upload#${this.#uploadId}`;
  }

  async #object(): Promise<{ Bucket: string; Key: string }> {
    const { Account } = await this.#sts.send(new GetCallerIdentityCommand({}));
    return {
      Bucket: `coulisses-${this.#stage}-inbox-${Account}`,
      Key: `inbox/${this.companyId}/${this.#uploadId}/smoke.xml`,
    };
  }

  async #item(area: string, table: 'main' | 'records', pk: string, sk: string): Promise<Item | undefined> {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const TableName = tableName(this.#stage, area, table);
    return (await this.#dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
  }

  async #collection(area: string, table: 'main' | 'records', pk: string): Promise<Item[]> {
    const { Items = [] } = await this.#dynamodb.send(
      new QueryCommand({
        TableName: tableName(this.#stage, area, table),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
      }),
    );
    return Items;
  }

  async #until(otherwise: string, seen: () => Promise<boolean>): Promise<number> {
    const began = performance.now();
    for (; performance.now() - began < PATIENCE_SECONDS * 1000; await sleep(300))
      if (await seen()) return Math.round((performance.now() - began) / 100) / 10;
    throw new Error(
      `${otherwise} within ${PATIENCE_SECONDS} s: npm run trace -- ${this.#uploadId} --stage ${this.#stage} tells how far it came.`,
    );
  }
}
