/** Statuses for tests and for the comparison with the official rules: every one that a company writes, with every reason it may have. */
import { REASONS_OF, STATUSES, type StatusCode } from './codes.ts';
import type { StatusOfInvoice } from './compose.ts';
import type { LifecycleMessage } from './message.ts';

export const given: Omit<StatusOfInvoice, 'status'> = {
  invoice: {
    number: 'FA-2026-1171',
    typeCode: '380',
    issueDate: '2026-11-20',
    receivedAt: '2026-11-23T08:00:00.000Z',
  },
  buyer: { siren: '000100016', name: 'Brumaire Luminaires SAS' },
  seller: { siren: '000100032', name: 'Verrerie & Fils <du Rhône>' },
  at: '2026-11-24T09:30:00.000Z',
  timeZone: 'Europe/Paris',
};

export function everyStatus(): StatusOfInvoice[] {
  const own = (Object.keys(STATUSES) as StatusCode[]).filter((status) => STATUSES[status].by !== 'platform');
  return own.flatMap((status): StatusOfInvoice[] => {
    const reasons = REASONS_OF[status];
    if (status === '212')
      return [
        {
          ...given,
          status,
          characteristics: [{ type: 'MEN', amount: { value: '1200.00', currency: 'EUR' }, percent: '20.00' }],
        },
      ];
    if (!reasons) return [{ ...given, status }];
    const single = reasons.map((reason) => ({ ...given, status, reasons: [reason] }));
    return [...single, { ...given, status, reasons, action: 'NIN', comment: 'Prix de la commande : 12,40 €' }];
  });
}

/** A refused invoice's message with one defect for each rule. */
export function defects(message: LifecycleMessage): Readonly<Record<string, LifecycleMessage>> {
  return {
    'BR-FR-CDV-01': { ...message, profile: undefined } as never,
    'BR-FR-CDV-02': { ...message, profile: 'urn.cpro.gouv.fr:1p0:CDV:einvoicingF2' },
    'BR-FR-CDV-03': { ...message, id: undefined } as never,
    'BR-FR-CDV-04': { ...message, createdAt: undefined } as never,
    'BR-FR-CDV-05': { ...message, sender: undefined } as never,
    'BR-FR-CDV-06': { ...message, sender: { ids: [] } },
    'BR-FR-CDV-07': { ...message, issuer: { ids: [], role: 'BY' } },
    'BR-FR-CDV-08': { ...message, recipients: [{ ids: [], role: 'SE' }] },
    'BR-FR-CDV-09': { ...message, phase: '24' },
    'BR-FR-CDV-10': invoice(message, { number: undefined }),
    'BR-FR-CDV-11': invoice(message, { issueDate: undefined }),
    'BR-FR-CDV-12': invoice(message, { status: undefined }),
    'BR-FR-CDV-13': invoice(message, { seller: { ids: [] } }),
    'BR-FR-CDV-14': invoice(message, { status: '212', details: [] }),
    'BR-FR-CDV-15': invoice(message, { details: [] }),
    'BR-FR-CDV-16': detail(message, { sequence: undefined }),
    'BR-FR-CDV-CL-01': { ...message, process: 'B1' },
    'BR-FR-CDV-CL-02': { ...message, sender: { ids: [], role: 'XX' } },
    'BR-FR-CDV-CL-03': { ...message, issuer: { ids: [{ scheme: '0002', value: '1' }], role: 'WK' } },
    'BR-FR-CDV-CL-04': {
      ...message,
      recipients: [{ ids: [], role: 'XX', address: { scheme: '0225', value: '1' } }],
    },
    'BR-FR-CDV-CL-05': invoice(message, { documentStatus: '10' }),
    'BR-FR-CDV-CL-06': invoice(message, { status: '999' }),
    'BR-FR-CDV-CL-07': invoice(message, { seller: { ids: [{ scheme: '0002', value: '1' }], role: 'BY' } }),
    'BR-FR-CDV-CL-08': invoice(message, { recipient: { ids: [], role: 'XX' } }),
    'BR-FR-CDV-CL-09': detail(message, { reason: 'PU_ERR' }),
    'BR-FR-CDV-CL-10': detail(message, { action: 'XXX' }),
    'BR-FR-CDV-CL-11': detail(message, { characteristics: [{ type: 'XXX' }] }),
    'BR-FR-04': invoice(message, { typeCode: '999' }),
  };
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };
function invoice(message: LifecycleMessage, change: Loose<LifecycleMessage['invoices'][number]>): LifecycleMessage {
  return { ...message, invoices: message.invoices.map((of) => ({ ...of, ...change }) as typeof of) };
}
function detail(
  message: LifecycleMessage,
  change: Loose<LifecycleMessage['invoices'][number]['details'][number]>,
): LifecycleMessage {
  return invoice(message, {
    details: message.invoices[0]?.details.map((of, index) => (index === 0 ? ({ ...of, ...change } as typeof of) : of)),
  });
}
