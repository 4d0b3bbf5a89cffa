import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { IntakeId } from '../intake.ts';

/** One status of an invoice: established by us, and on its way; or by the other side or a platform, and received. */
export const LifecycleEntry = z
  .object({
    entryId: z.string(),
    /** `205`; a received code that is not known is kept, for a person to look at. */
    status: z.string(),
    by: z.enum(['us', 'other-side', 'platform', 'unknown']),
    /** When it was established, and when it was recorded here. */
    at: Instant,
    recordedAt: Instant,
    reasons: z.array(z.string()),
    action: z.string().optional(),
    comment: z.string().optional(),
    /** Cashed amounts of a status 212, exact decimals with currency, by VAT rate. */
    amounts: z.array(z.object({ amount: z.string(), currency: z.string(), vatRate: z.string().optional() })).optional(),
    /**
     * due → sent → acknowledged | refused, by the platform; `to-complete`: it needs a reason that only a person can give;
     * `to-mail` where no platform applies and people must tell the supplier; received.
     */
    state: z.enum(['due', 'sent', 'acknowledged', 'refused', 'to-complete', 'to-mail', 'received']),
    connectionId: z.string().optional(),
    flowId: z.string().optional(),
    /** Why the platform refused it: its codes. */
    problem: z.string().optional(),
  })
  .meta({ id: 'LifecycleEntry' });
export type LifecycleEntry = z.infer<typeof LifecycleEntry>;

/**
 * Where an invoice stands between buyer, seller and platforms. Lies apart from the invoice, which people edit meanwhile, and
 * may exist before it: a status can overtake its invoice.
 */
export const InvoiceLifecycle = z
  .object({
    lifecycleId: z.string(),
    /** SIREN of the seller; what is known of the invoice. */
    seller: z.string(),
    sellerName: z.string().optional(),
    number: z.string(),
    typeCode: z.string().optional(),
    issueDate: LocalDate.optional(),
    intakeId: IntakeId.optional(),
    receivedAt: Instant.optional(),
    entries: z.array(LifecycleEntry),
  })
  .meta({ id: 'InvoiceLifecycle' });
export type InvoiceLifecycle = z.infer<typeof InvoiceLifecycle>;
