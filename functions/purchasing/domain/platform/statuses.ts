import { Temporal } from 'temporal-polyfill';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import {
  type ActionCode,
  isReason,
  isStatus,
  NEED_REASON,
  REASONS_OF,
  type ReasonCode,
  STATUSES,
  type StatusCode,
} from '../../../../shared/standards/cdar/codes.ts';
import { statusMessage } from '../../../../shared/standards/cdar/compose.ts';
import type { InvoiceStatus } from '../../../../shared/standards/cdar/message.ts';
import type { Reason } from '../intake.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import type { PlatformConnection } from './connection.ts';
import type { PlatformArrival } from './flow.ts';
import type { InvoiceLifecycle, LifecycleEntry } from './lifecycle.ts';

/** In which lifecycle messages tell their times. */
const TIME_ZONE = 'Europe/Paris';

/** A seller numbers its invoices in a continuous series (CGI ann. II, 242 nonies A, I 7°), which may begin again each year. */
export function lifecycleIdOf(companyId: string, seller: string, number: string, issueDate: string): string {
  return derivedId('lcy', companyId, seller, number.toUpperCase(), issueDate.slice(0, 4));
}

/** Of an invoice that was read; one whose seller has no SIREN has a key and never a record. */
export function lifecycleKeyOf(
  companyId: string,
  { seller, number, issueDate }: Pick<SupplierInvoice, 'seller' | 'number' | 'issueDate'>,
): string {
  return lifecycleIdOf(companyId, seller.siren ?? '', number, issueDate);
}

/** The lifecycle of an invoice that was read: what is known already, with what the invoice and its arrival say. */
export function ofInvoice(
  companyId: string,
  invoice: Pick<SupplierInvoice, 'seller' | 'number' | 'issueDate' | 'typeCode' | 'intakeId'>,
  known: InvoiceLifecycle | undefined,
  arrival: PlatformArrival | undefined,
): InvoiceLifecycle {
  const { seller, number, issueDate, typeCode, intakeId } = invoice;
  const receivedAt = arrival?.flows[0]?.receivedAt;
  return {
    lifecycleId: lifecycleKeyOf(companyId, invoice),
    entries: [],
    ...known,
    seller: seller.siren ?? '',
    sellerName: seller.name,
    number,
    issueDate,
    typeCode,
    intakeId,
    ...(receivedAt && { receivedAt }),
  };
}

/** A refusal, with the reason that was chosen; the words alone are no reason that a platform takes. */
export function refusalOf(reason: Reason | undefined, at: string): Established {
  const chosen = reason && mayHaveReason('210', reason.code) ? [reason.code] : [];
  return { status: '210', at, reasons: chosen, ...(reason?.fr && { comment: reason.fr }) };
}

/** What a decision, or the arrival, established. */
export interface Established {
  readonly status: StatusCode;
  readonly at: string;
  readonly reasons?: readonly string[];
  readonly action?: ActionCode;
  readonly comment?: string;
}

/** Statuses that end an invoice for us: after them nothing more is sent. */
const isFinal = ({ status, state }: LifecycleEntry) =>
  (status === '210' || status === '213') && state !== 'refused' && state !== 'to-complete';
/** Without a platform the supplier is told of these by mail; that an invoice was taken in or approved is not news. */
const WORTH_A_MAIL: readonly string[] = ['206', '207', '208', '210'];

/** Adds a status of ours, once for each cause; nothing when there is nobody to tell, or it was told. */
export function establish(
  lifecycle: InvoiceLifecycle,
  { status, at, reasons = [], action, comment }: Established,
  { cause, now, throughPlatform }: { cause: string; now: string; throughPlatform: boolean },
): InvoiceLifecycle {
  const entryId = derivedId('lcs', lifecycle.lifecycleId, cause);
  if (lifecycle.entries.some((entry) => entry.entryId === entryId || isFinal(entry))) return lifecycle;
  if (!throughPlatform && !WORTH_A_MAIL.includes(status)) return lifecycle;
  // An approval in part was told by the person who approved.
  if (status === '205' && lifecycle.entries.some((entry) => entry.by === 'us' && entry.status === '206'))
    return lifecycle;
  const entry: LifecycleEntry = {
    entryId,
    status,
    by: 'us',
    at,
    recordedAt: now,
    reasons: [...reasons],
    ...(action && { action }),
    ...(comment && { comment }),
    state: !throughPlatform ? 'to-mail' : NEED_REASON.includes(status) && reasons.length === 0 ? 'to-complete' : 'due',
  };
  // What was to be completed is told by this now.
  const others = lifecycle.entries.filter((one) => one.status !== status || one.state !== 'to-complete');
  return { ...lifecycle, entries: ordered([...others, entry]) };
}

/**
 * What others send is bounded, for a record has room for 400 KB: the latest sixty statuses received, of some 5 KB at most. The
 * platform keeps the messages, and each flow has a record of its own.
 */
const MAX_RECEIVED = 60;
const MAX_COMMENT = 1000;
const MAX_VALUES = 20;
const MAX_CODE = 40;

/** Adds a status that a platform or the other side established, once for each flow, in whatever order they come. */
export function receive(
  lifecycle: InvoiceLifecycle,
  invoice: InvoiceStatus,
  {
    flowId,
    connectionId,
    establishedAt,
    now,
  }: { flowId: string; connectionId: string; establishedAt?: string; now: string },
): InvoiceLifecycle {
  const entryId = derivedId('lcs', lifecycle.lifecycleId, connectionId, flowId);
  if (lifecycle.entries.some((entry) => entry.entryId === entryId)) return lifecycle;
  const status = invoice.status ?? '';
  const amounts = invoice.details
    .flatMap(({ characteristics }) => characteristics)
    .flatMap(({ type, amount, percent }) =>
      type === 'MEN' && amount
        ? [{ amount: amount.value, currency: amount.currency ?? 'EUR', ...(percent && { vatRate: percent }) }]
        : [],
    );
  const by = isStatus(status) ? STATUSES[status].by : undefined;
  const comment = invoice.details
    .flatMap(({ notes }) => notes)
    .join('\n')
    .slice(0, MAX_COMMENT);
  const entry: LifecycleEntry = {
    entryId,
    status: status.slice(0, MAX_CODE),
    by: by === undefined ? 'unknown' : by === 'platform' ? 'platform' : 'other-side',
    at: instantOf(establishedAt) ?? now,
    recordedAt: now,
    reasons: invoice.details.flatMap(({ reason }) => (reason ? [reason.slice(0, MAX_CODE)] : [])).slice(0, MAX_VALUES),
    ...(comment && { comment }),
    ...(amounts.length > 0 && { amounts: amounts.slice(0, MAX_VALUES) }),
    state: 'received',
    connectionId,
    flowId,
  };
  const received = lifecycle.entries.filter(({ state }) => state === 'received');
  const ours = lifecycle.entries.filter(({ state }) => state !== 'received');
  return { ...lifecycle, entries: ordered([...ours, ...received.slice(1 - MAX_RECEIVED), entry]) };
}

/** What became of one of our statuses. */
export function settle(
  lifecycle: InvoiceLifecycle,
  entryId: string,
  change: Pick<LifecycleEntry, 'state'> & Partial<LifecycleEntry>,
): InvoiceLifecycle {
  const rank = { due: 0, 'to-complete': 0, 'to-mail': 0, received: 0, sent: 1, acknowledged: 2, refused: 2 } as const;
  return {
    ...lifecycle,
    entries: lifecycle.entries.map((entry) =>
      // An acknowledgement may be seen again, and before the answer to the submission was recorded.
      entry.entryId === entryId && rank[change.state] >= rank[entry.state] ? { ...entry, ...change } : entry,
    ),
  };
}

/** The next status to send: the oldest one due, so that their order is kept. */
export function nextDue({ entries }: InvoiceLifecycle): LifecycleEntry | undefined {
  return entries.find(({ state }) => state === 'due');
}

/** Statuses that people must look at: a code that nobody knows, or what the platform refused. */
export function needsAPerson({ entries }: InvoiceLifecycle): boolean {
  return entries.some(({ by, state }) => by === 'unknown' || state === 'refused' || state === 'to-complete');
}

/** A status of ours as the message that the platform takes. */
export function messageOf(
  { seller, sellerName, number, typeCode, issueDate, receivedAt }: InvoiceLifecycle,
  { status, at, reasons, action, comment }: LifecycleEntry,
  { company }: Pick<PlatformConnection, 'company'>,
) {
  if (!isStatus(status) || !typeCode || !issueDate) throw new Error(`The status ${status} of ${number} cannot be sent`);
  return statusMessage({
    status,
    invoice: { number, typeCode, issueDate, receivedAt },
    buyer: company,
    seller: { siren: seller, name: sellerName ?? seller },
    reasons: reasons.filter(isReason),
    ...(action && { action: action as ActionCode }),
    ...(comment && { comment }),
    at,
    timeZone: TIME_ZONE,
  });
}

/** Whether a status may have this reason (BR-FR-CDV-CL-09). */
export function mayHaveReason(status: StatusCode, reason: string): reason is ReasonCode {
  return isReason(reason) && (REASONS_OF[status]?.includes(reason) ?? false);
}

const ordered = (entries: readonly LifecycleEntry[]): LifecycleEntry[] =>
  entries.toSorted((a, b) => a.at.localeCompare(b.at) || a.recordedAt.localeCompare(b.recordedAt));

function instantOf(local: string | undefined): string | undefined {
  try {
    if (!local) return undefined;
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(TIME_ZONE);
    return new Date(zoned.epochMilliseconds).toISOString();
  } catch {
    return undefined;
  }
}
