import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { COMPANY_ID } from '../../../shared/kernel/company-id.ts';
import { LocalDate } from '../../../shared/kernel/dates.ts';

const MAX_COMPANIES = 200;
const GROUP_OR_COMPANY = new RegExp(`^group$|${COMPANY_ID.source}`);

/** An address that can be a name in the user pool; the local part as RFC 5321, 4.5.3.1.1 limits it. */
export const Email = z
  .email()
  .max(128)
  .regex(/^[^@]{1,64}@/)
  .meta({ examples: ['director@brumaire.example'] });

export const MemberId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .meta({ examples: ['3f2a0c52-0000-4000-8000-000000000001'] });

/** Roles per company; the key `group` holds the roles over the group itself. */
export const Memberships = z
  .record(z.string().regex(GROUP_OR_COMPANY), z.array(z.enum(ROLES)).min(1).max(ROLES.length))
  // A member is one item of the table, and the whole of it is read with every request.
  .refine((memberships) => Object.keys(memberships).length <= MAX_COMPANIES, { error: 'too many companies' })
  .meta({ id: 'Memberships', examples: [{ 'brumaire-luminaires': ['clerk'] }] });

/**
 * A person or a machine client. `memberId` is the subject of its access tokens: the user pool's `sub` of a person, the
 * `client_id` of a machine client.
 */
export const Member = z
  .object({
    memberId: MemberId,
    kind: z.enum(['person', 'machine']),
    name: z.string().min(1).max(100),
    email: Email.optional(),
    memberships: Memberships,
    /** Last day on which it may enter; an auditor's mandate ends. */
    until: LocalDate.optional(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
