import {
  ACTIONS,
  type ActionCode,
  PROFILES,
  REASONS,
  type ReasonCode,
  SCHEMES,
  STATUSES,
  type StatusCode,
} from './codes.ts';
import type { Characteristic, LifecycleMessage, Party } from './message.ts';

/** A company in a status: its SIREN, its name, and the electronic address where statuses reach it. */
export interface Company {
  readonly siren: string;
  readonly name: string;
  /** Below the scheme 0225; the SIREN itself when left out. */
  readonly address?: string;
}

/** A status that a buyer or a seller establishes of an invoice. */
export interface StatusOfInvoice {
  readonly status: StatusCode;
  readonly invoice: {
    /** BT-1, BT-3, BT-2 */
    readonly number: string;
    readonly typeCode: string;
    readonly issueDate: string;
    /** When the platform made it available: an instant, UTC. */
    readonly receivedAt?: string | undefined;
  };
  readonly buyer: Company;
  readonly seller: Company;
  readonly reasons?: readonly ReasonCode[];
  readonly action?: ActionCode | undefined;
  /** What a person tells the other side. */
  readonly comment?: string | undefined;
  readonly characteristics?: readonly Characteristic[];
  /** When it was decided: an instant, UTC. */
  readonly at: string;
  /** In which the message tells its times, which have no zone: `Europe/Paris`. */
  readonly timeZone: string;
}

/**
 * The message of a status between companies, as an approved platform takes it of its client. It depends on nothing but the
 * status, so that a status which is sent again is the same file to the last byte.
 */
export function statusMessage(of: StatusOfInvoice): LifecycleMessage {
  const { status, invoice, buyer, seller, reasons = [], action, comment, characteristics = [], at, timeZone } = of;
  const { label, by, phase, documentStatus } = STATUSES[status] as (typeof STATUSES)[StatusCode] & {
    documentStatus?: string;
  };
  if (by === 'platform') throw new RangeError(`The status ${status} is established by a platform`);
  const establishedAt = localTime(at, timeZone);
  const [issuer, recipient] =
    by === 'buyer' ? [party(buyer, 'BY'), party(seller, 'SE')] : [party(seller, 'SE'), party(buyer, 'BY')];
  const first = reasons[0];
  const told = { ...(action && { action, actionText: ACTIONS[action].fr }), notes: comment ? [comment] : [] };
  const details = [
    ...(first || comment || action || characteristics.length > 0
      ? [{ ...(first && reasonOf(first)), ...told, sequence: '1', characteristics }]
      : []),
    ...reasons.slice(1).map((reason, index) => ({
      ...reasonOf(reason),
      sequence: String(index + 2),
      notes: [],
      characteristics: [],
    })),
  ];
  const stamp = establishedAt.replaceAll(/\D/g, '');
  return {
    process: 'REGULATED',
    profile: PROFILES.invoice,
    id: `${invoice.number}_${status}_${stamp}#${invoice.typeCode}_${invoice.issueDate.replaceAll('-', '')}`,
    name: `${invoice.number}_CDV-${status}`,
    createdAt: establishedAt,
    // The client's platform sends it; the client is its issuer.
    sender: { ids: [], role: 'WK' },
    issuer: withoutAddress(issuer),
    recipients: [recipient],
    phase,
    establishedAt,
    invoices: [
      {
        number: invoice.number,
        ...(documentStatus && { documentStatus }),
        typeCode: invoice.typeCode,
        ...(invoice.receivedAt && { receivedAt: localTime(invoice.receivedAt, timeZone) }),
        issueDate: invoice.issueDate,
        status,
        statusLabel: label.fr,
        seller: { ids: [{ scheme: SCHEMES.siren, value: seller.siren }] },
        details,
      },
    ],
  };
}

const reasonOf = (reason: ReasonCode) => ({ reason, reasonText: REASONS[reason].fr });

const party = ({ siren, name, address = siren }: Company, role: string): Party => ({
  ids: [{ scheme: SCHEMES.siren, value: siren }],
  name,
  role,
  address: { scheme: SCHEMES.address, value: address },
});

function withoutAddress({ address: _, ...party }: Party): Party {
  return party;
}

/** `2026-11-24T10:30:00` at an instant in a zone. */
function localTime(instant: string, timeZone: string): string {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(new Date(instant)).replace(' ', 'T');
}
