import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { tableName } from '../../infra/names.ts';
import { COMMAND_SORT, type CommandRecord, commandRecordOf } from '../../shared/aws/command-record.ts';
import type { Item } from '../../shared/aws/meter.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import type { Place } from './logs.ts';

const BATCH = 100;

/** The command records in the main tables of every area. */
export class CommandRecords {
  readonly #client: DynamoDBClient;
  readonly #tables: ReadonlyMap<string, string>;

  constructor(client: DynamoDBClient, stage: string, areas: readonly AreaDeclaration[]) {
    this.#client = client;
    this.#tables = new Map(areas.map(({ id }) => [id, tableName(stage, id, 'main')]));
  }

  async at(area: string, places: readonly Place[]): Promise<CommandRecord[]> {
    const table = this.#tables.get(area);
    if (!table) return [];
    const unique = new Map(places.map(({ pk, sk }) => [`${pk} ${sk}`, { pk: { S: pk }, sk: { S: sk } }]));
    const keys = [...unique.values()];
    const items: Item[] = [];
    for (let first = 0; first < keys.length; first += BATCH) {
      for (let wanted: Item[] = keys.slice(first, first + BATCH); wanted.length > 0; ) {
        const answer: BatchGetItemCommandOutput = await this.#client.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } }),
        );
        items.push(...(answer.Responses?.[table] ?? []));
        wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
    }
    return items.map(commandRecordOf);
  }

  /** Every command about the same thing. */
  async about(area: string, pk: string): Promise<CommandRecord[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tables.get(area),
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :commands)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':commands': { S: COMMAND_SORT } },
      }),
    );
    return Items.map(commandRecordOf).sort((a, b) => a.at.localeCompare(b.at));
  }
}
