import { describe, expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { type Flow, PlatformFailure } from '../../../../shared/outside/approved-platform.ts';
import { statusMessage, writeLifecycleMessage } from '../../../../shared/standards/cdar/index.ts';
import {
  connection,
  connectionId,
  lifecycle,
  storedLifecycle,
  storedPlatforms,
} from '../../../../test/builders/platform.ts';
import { intakeId, XML } from '../../../../test/builders/purchasing.ts';
import { contextOf, decided, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { PlatformFlowRecord } from '../../data/platform.ts';
import type { PlatformConnection } from '../../domain/platform/connection.ts';
import type { PlatformFlow } from '../../domain/platform/flow.ts';
import type { InvoiceLifecycle } from '../../domain/platform/lifecycle.ts';
import { useCase } from './exchange-with-platform.ts';
import { exchangeWithPlatform } from './task.ts';

const input = { connectionId, position: '', execution: 'run-1' };
const flow = (flowId: string, more: Partial<Flow> = {}): Flow => ({
  flowId,
  name: `${flowId}.xml`,
  syntax: 'CII',
  type: 'SupplierInvoice',
  direction: 'In',
  updatedAt: '2026-11-24T09:20:00.000Z',
  acknowledgement: { status: 'Ok', details: [] },
  ...more,
});
const entry = (entryId: string, status: string, at: string) =>
  ({ entryId, status, by: 'us', at, recordedAt: at, reasons: [] as string[], state: 'due' }) as const;
const due: InvoiceLifecycle = {
  ...lifecycle,
  entries: [
    entry('lcs_00000000-0000-8000-8000-000000000001', '204', '2026-11-24T08:00:00.000Z'),
    entry('lcs_00000000-0000-8000-8000-000000000002', '205', '2026-11-24T09:00:00.000Z'),
  ],
};

interface RoundState {
  mine?: PlatformConnection;
  known?: ReturnType<typeof storedLifecycle>[];
  meanwhile?: ReturnType<typeof storedLifecycle>[];
  handled?: Stored<PlatformFlow>[];
}

/** One round at a platform that answers so; what is known then may be other records than when it began. */
async function round(
  platform: object,
  { mine = connection, known = [], meanwhile = known, handled = [] }: RoundState = {},
) {
  const put: string[] = [];
  const submitted: string[] = [];
  const services = {
    ...reading(storedPlatforms(mine), ...known, ...handled),
    secrets: { read: async () => 'secret' },
    inboxDoor: { put: async (_: unknown, uploadId: string, name: string) => void put.push(`${uploadId}/${name}`) },
    platforms: {
      open: () => ({
        search: async () => ({ flows: [] }),
        download: async () => XML,
        submit: async ({ name, trackingId }: { name: string; trackingId: string }) => {
          expect(trackingId).toMatch(/^[0-9a-f]{64}$/);
          submitted.push(name);
          return { flowId: `out-${submitted.length}` };
        },
        ...platform,
      }),
    },
  };
  const facts = await useCase.gather?.(input, services as never, contextOf());
  const read = useCase.reads(input, contextOf(), facts as never);
  const names = Object.fromEntries(
    meanwhile.map((one) => [`lifecycle ${one.data.lifecycleId}`, one] as const).filter(([name]) => name in read),
  );
  const { output, writes } = decided(exchangeWithPlatform, useCase, {
    input,
    facts,
    state: { subject: storedPlatforms(mine), ...names },
  });
  const of = <T>(kind: string) => writes.filter((one) => one.kind === kind).map(({ data }) => data as T);
  const [after] = of<{ connections: PlatformConnection[] }>('company-platforms');
  return { output, of, put, submitted, after: after?.connections[0] };
}

describe('what comes in', () => {
  test('an invoice goes into the inbox under a key that is the same each time, and its arrival is kept', async () => {
    const { output, of, put, after } = await round({ search: async () => ({ flows: [flow('a')] }) });
    expect(output).toMatchObject({ outcome: 'done' });
    expect(put).toEqual([expect.stringMatching(/^flow-[0-9a-f]{32}\/a\.xml$/)]);
    expect(of('platform-flow')).toMatchObject([{ flowId: 'a', outcome: 'invoice', intakeId }]);
    expect(of('platform-arrival')).toEqual([
      { intakeId, flows: [{ connectionId, platform: 'Plateforme du Midi', flowId: 'a', receivedAt: NOW }] },
    ]);
    expect(of('upload')).toMatchObject([{ state: 'awaited', by: 'platform:Plateforme du Midi' }]);
    expect(after).toMatchObject({ cursor: '2026-11-24T09:20:00.000Z', invoicesReceived: 4 });
  });

  test('the same content in two flows is one intake with two arrivals', async () => {
    const flows = [flow('a'), flow('b'), flow('a')];
    const { of } = await round({ search: async () => ({ flows }) });
    expect(of<{ flows: object[] }>('platform-arrival').map(({ flows }) => flows.length)).toEqual([2]);
    expect(of('platform-flow')).toHaveLength(2);
  });

  test('a flow that is on record is not fetched again', async () => {
    const data = { connectionId, flowId: 'a', name: 'a.xml', type: 'SupplierInvoice', handledAt: NOW };
    const handled = [stored(PlatformFlowRecord, { ...data, outcome: 'invoice' as const })];
    const { of, put } = await round({ search: async () => ({ flows: [flow('a'), flow('b')] }) }, { handled });
    expect(put).toEqual([expect.stringMatching(/b\.xml$/)]);
    expect(of('platform-flow')).toMatchObject([{ flowId: 'b' }]);
  });

  test('a file that does not come whole holds the cursor; what follows comes in all the same', async () => {
    const download = async ({ flowId }: Flow) => {
      if (flowId === 'a') throw new PlatformFailure('unreachable', 'cut off');
      return XML;
    };
    const flows = [flow('b', { updatedAt: '2026-11-24T09:25:00.000Z' }), flow('a')];
    const { of, after } = await round({ download, search: async () => ({ flows }) });
    expect(of('platform-flow')).toMatchObject([{ flowId: 'b' }]);
    expect(after?.cursor).toBe(connection.cursor);
  });

  test('a flow without a file, or that is no message, is a person’s', async () => {
    const gone = () => Promise.reject(new PlatformFailure('gone', 'The platform answered 404'));
    const none = await round({ download: gone, search: async () => ({ flows: [flow('a')] }) });
    expect(none.of('platform-flow')).toMatchObject([{ outcome: 'unavailable' }]);
    const flows = [flow('a', { type: 'SupplierInvoiceLC' })];
    const other = await round({ search: async () => ({ flows }) });
    expect(other.of('platform-flow')).toMatchObject([{ outcome: 'unreadable' }]);
    expect(other.put).toEqual([]);
  });

  test('a status that came before its invoice waits for it', async () => {
    const message = statusMessage({
      status: '212',
      invoice: { number: 'Z-9', typeCode: '380', issueDate: '2026-11-20' },
      buyer: connection.company,
      seller: { siren: '000100024', name: 'Verrerie' },
      at: NOW,
      timeZone: 'Europe/Paris',
    });
    const flows = [flow('s', { type: 'SupplierInvoiceLC' })];
    const { of } = await round({
      download: async () => writeLifecycleMessage(message),
      search: async () => ({ flows }),
    });
    expect(of('invoice-lifecycle')).toMatchObject([
      {
        number: 'Z-9',
        seller: '000100024',
        entries: [{ status: '212', by: 'other-side', state: 'received', at: NOW }],
      },
    ]);
  });

  test('a next page is asked for', async () => {
    const { output } = await round({ search: async () => ({ flows: [], nextCursor: 'page 2' }) });
    expect(output).toEqual({ outcome: 'more', next: { connectionId, position: 'page 2' } });
  });
});

describe('what goes out', () => {
  test('the statuses of an invoice, in their order', async () => {
    const { submitted, of, after } = await round({}, { known: [storedLifecycle(due)] });
    expect(submitted).toEqual(['A-1_CDV-204.xml', 'A-1_CDV-205.xml']);
    expect(of('invoice-lifecycle')).toMatchObject([
      { entries: [{ state: 'sent', flowId: 'out-1' }, { state: 'sent' }] },
    ]);
    expect(after?.statusesSent).toBe(4);
  });

  test('what another round sent meanwhile is not counted again', async () => {
    const [first, second] = due.entries as [InvoiceLifecycle['entries'][0], InvoiceLifecycle['entries'][0]];
    const meanwhile = [storedLifecycle({ ...due, entries: [{ ...first, state: 'sent', flowId: 'out-1' }, second] })];
    const { after } = await round({}, { known: [storedLifecycle(due)], meanwhile });
    expect(after?.statusesSent).toBe(3);
  });

  test('what the platform refuses stays with a person, and the rest goes on', async () => {
    const submit = async ({ name }: { name: string }) => {
      if (name.includes('204')) throw new PlatformFailure('refused', '422', { codes: ['InvoiceLCStatusError'] });
      return { flowId: 'out' };
    };
    const { of } = await round({ submit }, { known: [storedLifecycle(due)] });
    expect(of('invoice-lifecycle')).toMatchObject([
      { entries: [{ state: 'refused', problem: 'InvoiceLCStatusError' }, { state: 'sent' }] },
    ]);
  });

  test('out of reach: nothing overtakes, the connection says so', async () => {
    const submit = () => Promise.reject(new PlatformFailure('unreachable', 'no answer'));
    const { output, of, after } = await round({ submit }, { known: [storedLifecycle(due)] });
    expect(output).toMatchObject({ outcome: 'failed' });
    expect(of('invoice-lifecycle')).toEqual([]);
    expect(after?.exchanged).toEqual({ at: NOW, outcome: 'unreachable', detail: 'no answer' });
  });

  test('an acknowledgement settles the status that it is about', async () => {
    const sent = { ...due, entries: due.entries.map((one) => ({ ...one, state: 'sent' as const })) };
    const trackingId = `${due.lifecycleId}${due.entries[0]?.entryId}`.replaceAll(/lcy_|lcs_|-/g, '');
    const out = { direction: 'Out', trackingId } as const;
    const settle = async (acknowledgement: Flow['acknowledgement']) =>
      (
        await round(
          { search: async () => ({ flows: [flow('x', { ...out, acknowledgement })] }) },
          { known: [storedLifecycle(sent)], mine: { ...connection, until: NOW } },
        )
      ).of<InvoiceLifecycle>('invoice-lifecycle')[0]?.entries[0]?.state;
    expect(await settle({ status: 'Ok', details: [] })).toBe('acknowledged');
    expect(await settle({ status: 'Error', details: [{ code: 'InvoiceLCRuleError', message: '' }] })).toBe('refused');
    expect(await settle({ status: 'Pending', details: [] })).toBeUndefined();
  });

  test('a company that left a platform sends nothing through it', async () => {
    const { submitted } = await round({}, { mine: { ...connection, until: NOW }, known: [storedLifecycle(due)] });
    expect(submitted).toEqual([]);
  });
});

test('a quiet platform costs no write, but once an hour and once a day', async () => {
  const quiet = await round({});
  expect(quiet.after).toBeUndefined();
  const hour = { ...connection, exchanged: { at: '2026-11-24T08:00:00.000Z', outcome: 'done' as const } };
  expect((await round({}, { mine: hour })).after?.exchanged?.at).toBe(NOW);
  const day = { ...connection, sweptAt: '2026-11-23T09:00:00.000Z' };
  expect((await round({}, { mine: day })).after?.sweptAt).toBe(NOW);
});

test('what was under way at a platform that was left had its time: it is closed', async () => {
  const mine = { ...connection, until: '2026-10-01T08:00:00.000Z' };
  expect((await round({}, { mine })).after?.closedAt).toBe(NOW);
});
