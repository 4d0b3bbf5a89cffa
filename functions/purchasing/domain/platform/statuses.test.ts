import { expect, test } from 'vitest';
import type { InvoiceStatus } from '../../../../shared/standards/cdar/index.ts';
import { lifecycle } from '../../../../test/builders/platform.ts';
import { NOW } from '../../../../test/builders/use-case.ts';
import { firstAndLatest } from './flow.ts';
import type { InvoiceLifecycle } from './lifecycle.ts';
import { establish, receive } from './statuses.ts';

const status = (notes: string[], status = '212') =>
  ({ status, details: [{ notes, reason: 'AUTRE', characteristics: [] }] }) as unknown as InvoiceStatus;

test('a platform that sends statuses without end, each as long as can be, fills no record and loses none of ours', () => {
  const told = establish(
    lifecycle,
    { status: '207', at: NOW, reasons: ['PU_ERR'] },
    { cause: 'c', now: NOW, throughPlatform: true },
  );
  let after: InvoiceLifecycle = told;
  for (let flow = 0; flow < 500; flow++)
    after = receive(after, status(['€'.repeat(100_000)], '9'.repeat(500)), {
      flowId: `flow-${flow}`,
      connectionId: 'pcn_1',
      now: new Date(Date.parse(NOW) + flow * 1000).toISOString(),
    });
  expect(after.entries).toHaveLength(61);
  expect(after.entries[0]).toMatchObject({ status: '207', by: 'us', state: 'due' });
  expect(after.entries.at(-1)).toMatchObject({ flowId: 'flow-499' });
  // DynamoDB keeps 400 KB in an item.
  expect(Buffer.byteLength(JSON.stringify(after))).toBeLessThan(350_000);
});

test('of a content that is repeated without end the first arrival and the latest are kept', () => {
  const flows = Array.from({ length: 80 }, (_, place) => place);
  expect(firstAndLatest(flows)).toEqual([0, ...flows.slice(31)]);
  expect(firstAndLatest([1, 2])).toEqual([1, 2]);
});
