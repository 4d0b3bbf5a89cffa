import * as z from 'zod';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { Reason, Sha256, UploadId } from '../intake.ts';

/** A message with scans of 20 MB, written in base 64. */
export const MAX_MESSAGE_BYTES = 30_000_000;
/** More are no invoices of one sender. */
export const MAX_MESSAGE_FILES = 50;

export const MailId = z
  .string()
  .regex(/^eml_[0-9a-f-]{36}$/)
  .meta({ examples: ['eml_4b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f'] });

/** An address at which a company receives invoices, in lower case. */
export const MailAddress = z
  .string()
  .max(320)
  .regex(/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,255}$/)
  .meta({ examples: ['factures-luminaires@courrier.brumaire.example'] });

/** To whom an address belongs; the group's, since a message is nobody's before its address was read. */
export const MailAddressOwner = z.object({ address: MailAddress, companyId: z.string() });

const headers = { mailId: MailId, from: z.string(), subject: z.string(), receivedAt: Instant };

/** A message that could not be given to a company, and why. */
export const UnsortedMail = z
  .object({
    ...headers,
    recipients: z.array(z.string()),
    key: z.string(),
    companyId: z.string().optional(),
    reason: Reason.optional(),
  })
  .meta({ id: 'UnsortedMail' });
export type UnsortedMail = z.infer<typeof UnsortedMail>;

/** A message for a company: kept as it came, and each of its files taken in by itself. */
export const Mail = z
  .object({
    ...headers,
    /** Of the message as it was received. */
    sha256: Sha256.optional(),
    state: z.enum(['taken-in', 'refused']),
    reason: Reason.optional(),
    files: z.array(z.object({ name: z.string(), uploadId: UploadId })),
    /** Signatures, and pictures that its text shows. */
    leftOut: z.number().int(),
  })
  .meta({ id: 'Mail' });
export type Mail = z.infer<typeof Mail>;
