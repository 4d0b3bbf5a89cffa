/**
 * Counts what DynamoDB will bill, from item sizes: the local cloud reports writes by size but reads flat, so this meter is
 * what budgets are checked with. Units: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export class Meter {
  requests = 0;
  writeUnits = 0;
  readUnits = 0;

  /** A write of one item: whole kilobytes, doubled inside a transaction. */
  wrote(item: Item, { transaction = false } = {}): void {
    this.writeUnits += Math.ceil(itemSize(item) / 1024) * (transaction ? 2 : 1);
  }

  /** A read of one item (missing ones count one unit): whole 4 KB, half when eventually consistent. */
  read(item: Item | undefined, { consistent = false } = {}): void {
    this.readUnits += Math.max(1, Math.ceil((item ? itemSize(item) : 0) / 4096)) * (consistent ? 1 : 0.5);
  }

  /** A page of a query: the sizes of its items are added up before rounding. */
  queried(items: readonly Item[], { consistent = false } = {}): void {
    const size = items.reduce((sum, item) => sum + itemSize(item), 0);
    this.readUnits += Math.max(1, Math.ceil(size / 4096)) * (consistent ? 1 : 0.5);
  }

  reset(): void {
    this.requests = 0;
    this.writeUnits = 0;
    this.readUnits = 0;
  }
}

export type Item = Record<string, AttributeValue>;

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8, numbers by digits, 3 bytes and 1 each for nesting. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + valueSize(value);
  return size;
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[^0-9]/g, '').length / 2) + 1;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.B !== undefined) return value.B.byteLength;
  if (value.M !== undefined)
    return 3 + Object.entries(value.M).reduce((sum, [k, v]) => sum + 1 + Buffer.byteLength(k) + valueSize(v), 0);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, v) => sum + 1 + valueSize(v), 0);
  throw new TypeError('This product stores no sets');
}
