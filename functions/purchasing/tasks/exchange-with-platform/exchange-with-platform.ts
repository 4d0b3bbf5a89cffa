import { type Key, put, replace, type Stored, type Write } from '../../../../shared/aws/entity.ts';
import type { InboxDoor } from '../../../../shared/aws/inbox.ts';
import type { Secrets } from '../../../../shared/aws/secrets.ts';
import { derivedId, sha256 } from '../../../../shared/kernel/ids.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { CompanyScope } from '../../../../shared/kernel/scope.ts';
import { type ApprovedPlatform, type Flow, PlatformFailure } from '../../../../shared/outside/approved-platform.ts';
import type { ApprovedPlatforms } from '../../../../shared/outside/xp-z12-013.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import {
  type LifecycleMessage,
  readLifecycleMessage,
  writeLifecycleMessage,
} from '../../../../shared/standards/cdar/index.ts';
import { UploadRecord } from '../../data/intake.ts';
import {
  dueLifecycles,
  flowKey,
  InvoiceLifecycleRecord,
  PlatformArrivalRecord,
  PlatformFlowRecord,
  platformsKey,
} from '../../data/platform.ts';
import { fileName, uploadIdOf } from '../../domain/platform/arriving.ts';
import {
  currentConnection,
  isDrained,
  type PlatformConnection,
  searchFrom,
  secretName,
} from '../../domain/platform/connection.ts';
import { firstAndLatest, type PlatformFlow } from '../../domain/platform/flow.ts';
import type { InvoiceLifecycle, LifecycleEntry } from '../../domain/platform/lifecycle.ts';
import { lifecycleIdOf, messageOf, nextDue, receive, settle } from '../../domain/platform/statuses.ts';
import { exchangeWithPlatform } from './task.ts';

/** A page of flows, and invoices with statuses to send: few enough for one transaction and for the time of the function. */
const PAGE = 20;
const INVOICES = 10;

type Problem = { readonly kind: PlatformFailure['kind']; readonly detail: string };

/** What was done at the platform, to be recorded; every part of it may be done again. */
interface Facts {
  readonly connection: PlatformConnection | undefined;
  readonly position: string;
  readonly more: boolean;
  readonly swept: boolean;
  readonly cursor: string | undefined;
  readonly problem: Problem | undefined;
  readonly settled: readonly Settled[];
  readonly handled: readonly Handled[];
}
interface Settled {
  readonly lifecycleId: string;
  readonly entryId: string;
  readonly change: Pick<LifecycleEntry, 'state'> & Partial<LifecycleEntry>;
}
interface Handled {
  readonly flow: PlatformFlow;
  readonly status?: { readonly lifecycleId: string; readonly message: LifecycleMessage; readonly index: number }[];
}

/**
 * One round with one platform: first what is due goes out, each invoice's statuses in their order; then a page of what changed
 * there comes in. An invoice is put into the inbox, where the one intake process takes it in; a status goes onto the
 * lifecycle of its invoice. If it runs twice: a submission by its tracking id, a file by its key and content, everything
 * else by the flow's record, is there already.
 */
export const useCase = defineCommand(exchangeWithPlatform, {
  repeat: ({ execution, connectionId, position }) => `${execution} ${connectionId} ${position}`,
  async gather(
    { connectionId, position },
    {
      read,
      secrets,
      platforms,
      inboxDoor,
    }: { secrets: Secrets; platforms: ApprovedPlatforms; inboxDoor: InboxDoor } & Reading,
    { scope, now },
  ): Promise<Facts | Refusal> {
    const all = await read.get(platformsKey(scope));
    const connection = all?.data.connections.find((one) => one.connectionId === connectionId);
    const nothing = {
      connection,
      position: '',
      more: false,
      swept: false,
      cursor: undefined,
      settled: [],
      handled: [],
    };
    if (!all || !connection || connection.closedAt || isDrained(connection, now))
      return { ...nothing, problem: undefined };
    const settled: Settled[] = [];
    const handled: Handled[] = [];
    const { updatedAfter, sweep } = searchFrom(connection, now);
    let cursor: string | undefined;
    let unsettled = false;
    try {
      const clientSecret = await secrets.read(scope, secretName(connectionId));
      const platform = platforms.open({ ...connection, clientSecret });
      if (currentConnection(all.data) === connection) {
        const due = await read.page(dueLifecycles(scope), { limit: INVOICES });
        if (due instanceof Refusal) return due;
        for (const { data } of due.items) await send(platform, connection, data, settled);
      }
      const page = await platform.search({ updatedAfter, cursor: position || undefined, limit: PAGE });
      // Whatever order they come in, and however often: by their change, each once.
      const flows = [...new Map(page.flows.map((flow) => [flow.flowId, flow])).values()];
      const known = new Set(
        (await read.getAll(flows.map(({ flowId }) => flowKey(scope, { connectionId, flowId })))).map(
          (record) => record?.data.flowId,
        ),
      );
      for (const flow of flows.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt))) {
        const done = known.has(flow.flowId) ? undefined : await takeIn(flow);
        if (done === 'later') unsettled = true;
        else if (done) handled.push(done);
        if (!unsettled) cursor = flow.updatedAt;
      }
      const more = page.nextCursor !== undefined;
      return {
        connection,
        position: page.nextCursor ?? '',
        more,
        swept: sweep && !more,
        cursor,
        problem: undefined,
        settled,
        handled,
      };

      async function takeIn(flow: Flow): Promise<Handled | 'later' | undefined> {
        if (flow.direction === 'Out') {
          acknowledge(flow, settled);
          return undefined;
        }
        const { flowId, name, type } = flow;
        const base = { connectionId, flowId, name: fileName(name, flowId), type, handledAt: now };
        let bytes: Uint8Array;
        try {
          bytes = await platform.download(flow, 'Original');
        } catch (error) {
          if (!(error instanceof PlatformFailure) || error.kind === 'denied') throw error;
          // The line broke, or the file is not the announced one: the cursor stays before it, and the next round asks again.
          if (error.kind === 'unreachable') return 'later';
          return { flow: { ...base, outcome: 'unavailable', detail: error.message } };
        }
        if (type === 'SupplierInvoiceLC') return statusOf(base, bytes, scope);
        const uploadId = uploadIdOf(connectionId, flowId);
        await inboxDoor.put(scope, uploadId, base.name, bytes);
        const intakeId = derivedId('itk', scope.companyId, sha256(bytes));
        return { flow: { ...base, outcome: 'invoice', uploadId, intakeId } };
      }
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      const problem = { kind: error.kind, detail: error.message };
      return { connection, position, more: false, swept: false, cursor, problem, settled, handled };
    }
  },
  reads: (_, { scope }, facts) => ({ subject: platformsKey(scope), ...keysOf(facts, scope) }),
  decide({ connectionId }, state, { scope, now }, facts) {
    const { connection, more, position, problem, settled, handled } = facts;
    const done = (outcome: 'more' | 'done' | 'failed', writes: readonly Write[] = []) =>
      decided({ outcome, next: { connectionId, position } }, { writes });
    const { subject } = state;
    const mine = subject?.data.connections.find((one) => one.connectionId === connectionId);
    if (!subject || !mine || !connection) return done('done');
    const found = state as Readonly<Record<string, Stored<unknown> | undefined>>;
    const writes: Write<never>[] = [];

    const lifecycles = new Map<string, InvoiceLifecycle>();
    const lifecycleOf = (id: string): InvoiceLifecycle | undefined =>
      lifecycles.get(id) ?? (found[`lifecycle ${id}`]?.data as InvoiceLifecycle | undefined);
    let sent = 0;
    for (const { lifecycleId, entryId, change } of settled) {
      const before = lifecycleOf(lifecycleId);
      if (!before) continue;
      // Another round may have sent it meanwhile; the platform took it once.
      const due = nextDue(before)?.entryId === entryId;
      if (due && (change.state === 'sent' || change.state === 'acknowledged')) sent += 1;
      lifecycles.set(lifecycleId, settle(before, entryId, change));
    }
    const fresh = handled.filter(({ flow }) => !found[`flow ${flow.flowId}`]);
    for (const { flow, status = [] } of fresh)
      for (const { lifecycleId, message, index } of status) {
        const invoice = message.invoices[index];
        if (!invoice) continue;
        const before = lifecycleOf(lifecycleId) ?? {
          lifecycleId,
          seller: sellerOf(invoice) ?? '',
          number: invoice.number ?? '',
          ...(invoice.issueDate && { issueDate: invoice.issueDate }),
          ...(invoice.typeCode && { typeCode: invoice.typeCode }),
          entries: [],
        };
        const { establishedAt } = message;
        const how = { flowId: flow.flowId, connectionId, now, ...(establishedAt && { establishedAt }) };
        lifecycles.set(lifecycleId, receive(before, invoice, how));
      }
    for (const [id, lifecycle] of lifecycles)
      if (lifecycle !== found[`lifecycle ${id}`]?.data)
        writes.push(put(InvoiceLifecycleRecord, scope, found[`lifecycle ${id}`] as never, lifecycle) as Write<never>);

    for (const [intakeId, flows] of Map.groupBy(fresh, ({ flow }) => flow.intakeId)) {
      for (const { flow } of flows) writes.push(put(PlatformFlowRecord, scope, undefined, flow) as Write<never>);
      if (!intakeId) continue;
      const before = found[`arrival ${intakeId}`] as Stored<{ intakeId: string; flows: [] }> | undefined;
      const arrived = flows.map(({ flow: { flowId } }) => ({
        connectionId,
        platform: mine.name,
        flowId,
        receivedAt: now,
      }));
      const arrival = { intakeId, flows: firstAndLatest([...(before?.data.flows ?? []), ...arrived]) };
      writes.push(put(PlatformArrivalRecord, scope, before as never, arrival) as Write<never>);
      for (const { flow } of flows) {
        const upload = found[`upload ${flow.uploadId}`] as Stored<{ uploadId: string }> | undefined;
        // The intake may have been faster; it keeps what stands here.
        const by = `platform:${mine.name}`;
        const known = upload?.data ?? { uploadId: flow.uploadId, name: flow.name, state: 'awaited', at: now };
        writes.push(put(UploadRecord, scope, upload as never, { ...known, by } as never) as Write<never>);
      }
    }

    const count = (outcome: PlatformFlow['outcome']) => fresh.filter(({ flow }) => flow.outcome === outcome).length;
    const after: PlatformConnection = {
      ...mine,
      cursor: facts.cursor && facts.cursor > mine.cursor ? facts.cursor : mine.cursor,
      ...(facts.swept && { sweptAt: now }),
      ...(isDrained(mine, now) && { closedAt: now }),
      invoicesReceived: mine.invoicesReceived + count('invoice'),
      statusesReceived: mine.statusesReceived + count('status'),
      statusesSent: mine.statusesSent + sent,
    };
    const outcome = problem?.kind ?? 'done';
    const worthANote =
      JSON.stringify(after) !== JSON.stringify(mine) ||
      mine.exchanged?.outcome !== outcome ||
      Date.parse(now) - Date.parse(mine.exchanged.at) > 3_600_000;
    if (worthANote) {
      const exchanged = { at: now, outcome, ...(problem && { detail: problem.detail }) };
      const connections = subject.data.connections.map((one) => (one === mine ? { ...after, exchanged } : one));
      writes.push(replace(subject, { ...subject.data, connections }) as Write<never>);
    }
    return done(problem ? 'failed' : more ? 'more' : 'done', writes as readonly Write[]);
  },
});

/** Sends what is due of one invoice, in its order; what the platform refuses stays with a person, and the rest goes on. */
async function send(
  platform: ApprovedPlatform,
  connection: PlatformConnection,
  before: InvoiceLifecycle,
  settled: Settled[],
): Promise<void> {
  let lifecycle = before;
  for (let entry = nextDue(lifecycle); entry; entry = nextDue(lifecycle)) {
    const { lifecycleId } = lifecycle;
    const { entryId } = entry;
    const message = messageOf(lifecycle, entry, connection);
    let change: Settled['change'];
    try {
      const { flowId } = await platform.submit({
        name: `${message.name}.xml`,
        syntax: 'CDAR',
        trackingId: trackingIdOf(lifecycleId, entryId),
        bytes: writeLifecycleMessage(message),
      });
      change = { state: 'sent', flowId, connectionId: connection.connectionId };
    } catch (error) {
      if (!(error instanceof PlatformFailure) || error.kind !== 'refused') throw error;
      change = {
        state: 'refused',
        problem: error.codes.join(', ') || error.message,
        connectionId: connection.connectionId,
      };
    }
    settled.push({ lifecycleId, entryId, change });
    lifecycle = settle(lifecycle, entryId, change);
  }
}

/** Both ids without their prefixes and dashes: 64 characters, which is what a tracking id may have. */
const trackingIdOf = (lifecycleId: string, entryId: string): string =>
  `${lifecycleId}${entryId}`.replaceAll(/lcy_|lcs_|-/g, '');

function acknowledge({ trackingId = '', flowId, acknowledgement }: Flow, settled: Settled[]): void {
  if (!/^[0-9a-f]{64}$/.test(trackingId) || acknowledgement.status === 'Pending') return;
  const id = (prefix: string, hex: string) =>
    `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  settled.push({
    lifecycleId: id('lcy', trackingId.slice(0, 32)),
    entryId: id('lcs', trackingId.slice(32)),
    change:
      acknowledgement.status === 'Ok'
        ? { state: 'acknowledged', flowId }
        : { state: 'refused', flowId, problem: acknowledgement.details.map(({ code }) => code).join(', ') },
  });
}

function statusOf(base: Omit<PlatformFlow, 'outcome'>, bytes: Uint8Array, { companyId }: CompanyScope): Handled {
  let message: LifecycleMessage;
  try {
    message = readLifecycleMessage(bytes);
  } catch (error) {
    return { flow: { ...base, outcome: 'unreadable', detail: (error as Error).message } };
  }
  const status = message.invoices.flatMap((invoice, index) => {
    const seller = sellerOf(invoice);
    const { number, issueDate } = invoice;
    if (!seller || !number || !issueDate) return [];
    return [{ lifecycleId: lifecycleIdOf(companyId, seller, number, issueDate), message, index }];
  });
  if (status.length === 0) return { flow: { ...base, outcome: 'unreadable', detail: 'It names no invoice of ours' } };
  return { flow: { ...base, outcome: 'status' }, status };
}

const sellerOf = ({ seller }: LifecycleMessage['invoices'][number]): string | undefined =>
  seller?.ids.find(({ scheme }) => scheme === '0002')?.value ?? seller?.ids[0]?.value;

/** Of every record that the facts touch, by `<kind> <id>`. */
function keysOf({ settled, handled }: Facts, scope: CompanyScope): Record<string, Key<never>> {
  const keys: Record<string, Key> = {};
  const lifecycle = (id: string) => {
    keys[`lifecycle ${id}`] = InvoiceLifecycleRecord.key(scope, id) as Key;
  };
  for (const { lifecycleId } of settled) lifecycle(lifecycleId);
  for (const { flow, status = [] } of handled) {
    keys[`flow ${flow.flowId}`] = flowKey(scope, flow) as Key;
    if (flow.intakeId) keys[`arrival ${flow.intakeId}`] = PlatformArrivalRecord.key(scope, flow.intakeId) as Key;
    if (flow.uploadId) keys[`upload ${flow.uploadId}`] = UploadRecord.key(scope, flow.uploadId) as Key;
    for (const { lifecycleId } of status) lifecycle(lifecycleId);
  }
  return keys as Record<string, Key<never>>;
}
