import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { Instant } from '../../../shared/kernel/dates.ts';
import { Decision } from '../../work/public.ts';

export const UploadId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,80}$/)
  .meta({ examples: ['upl_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });
export const IntakeId = z
  .string()
  .regex(/^itk_[0-9a-f-]{36}$/)
  .meta({ examples: ['itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f'] });

export const SupplierInvoiceId = z
  .string()
  .regex(/^sin_[0-9a-f-]{36}$/)
  .meta({ examples: ['sin_1c8f6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f'] });

/** Of a document, by which the archive keeps it. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Why a file ended without an approval: a stable code and a sentence that says what to do. */
export const Reason = z.object({ code: z.string(), fr: z.string(), en: z.string() }).meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

/** One arrival of a file under `inbox/`. The same bytes may arrive often: every arrival points to the one intake. */
export const Upload = z
  .object({
    uploadId: UploadId,
    name: z.string(),
    state: z.enum(['awaited', 'taken-in', 'duplicate', 'refused']),
    by: z.string().optional(),
    at: Instant,
    /** The message that brought it. */
    mailId: z.string().optional(),
    intakeId: IntakeId.optional(),
    reason: Reason.optional(),
  })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof Upload>;

/**
 * The record of the process "supplier invoice intake", one per content: received → refused | waiting → approved |
 * rejected. Executions come and go; this says where the file stands.
 */
export const Intake = z
  .object({
    intakeId: IntakeId,
    name: z.string(),
    sha256: Sha256,
    size: z.number().int(),
    state: z.enum(['received', 'refused', 'waiting', 'approved', 'rejected']),
    receivedAt: Instant,
    uploadId: UploadId,
    /** Who asked for the form with which the file was sent; nobody when a scanner or a partner put it there. */
    broughtBy: z.string().optional(),
    /** The execution that works on it, for the job that takes up what stands still. */
    execution: z.string().optional(),
    invoiceId: SupplierInvoiceId.optional(),
    /** No machine can read an invoice in it: a person keys what is seen. */
    toKey: z.enum(['pdf', 'image']).optional(),
    /** Whether the seller was looked for among the suppliers, so that a new execution does not forget to. */
    supplierSought: z.boolean().optional(),
    /** What a person is asked at this moment, and since when. */
    asked: z.object({ question: z.string(), round: z.number().int(), role: z.enum(ROLES), since: Instant }).optional(),
    /** What people have answered so far, oldest first. */
    decisions: z.array(Decision.extend({ question: z.string() })).optional(),
    /** By which door it came; left out: a file that was dropped. */
    door: z.enum(['mail', 'platform']).optional(),
    /** The file in which the same invoice came first. */
    duplicateOf: IntakeId.optional(),
    /** Why it was refused (by us) or rejected (by a person). */
    reason: Reason.optional(),
    endedAt: Instant.optional(),
  })
  .meta({ id: 'Intake' });
export type Intake = z.infer<typeof Intake>;
