import * as z from 'zod';
import { COMPANY_ID } from '../../../shared/kernel/company-id.ts';

export const CompanyId = z
  .string()
  .regex(COMPANY_ID)
  .meta({ examples: ['brumaire-luminaires'] });

/** A place of a company: in France an établissement with its SIRET (SIREN + NIC, 14 digits). */
export const Establishment = z
  .object({
    establishmentId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
    name: z.string().min(1).max(100),
    siret: z
      .string()
      .regex(/^\d{14}$/)
      .optional(),
    address: z.object({
      line: z.string().max(200),
      postcode: z.string().max(16),
      city: z.string().max(100),
      country: z.string().regex(/^[A-Z]{2}$/),
    }),
  })
  .meta({ id: 'Establishment' });

/** A company of the group: the owner of all business data, part of every key and every permission. */
export const Company = z
  .object({
    companyId: CompanyId,
    name: z.string().min(1).max(200),
    siren: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
    vatNumber: z
      .string()
      .regex(/^[A-Z]{2}[0-9A-Z+*.]{2,13}$/)
      .optional(),
    /** IANA zone of its business dates. */
    timeZone: z
      .string()
      .min(1)
      .max(64)
      .refine(isTimeZone, { error: 'time zone' })
      .meta({ examples: ['Europe/Paris'] }),
    establishments: z.array(Establishment).max(200),
  })
  .meta({ id: 'Company' });
export type Company = z.infer<typeof Company>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
