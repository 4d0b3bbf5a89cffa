import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { Instant } from '../../../shared/kernel/dates.ts';
import { Iban, PhoneNumber, Siren, Siret, VatNumber } from './numbers.ts';

export const PartyId = z
  .string()
  .regex(/^pty_[0-9a-f-]{36}$/)
  .meta({ examples: ['pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** A person who did something, with the roles held at that moment. */
export const Doer = z.object({ by: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)), at: Instant });
export type Doer = z.infer<typeof Doer>;

export const Address = z
  .object({
    line: z.string().max(200).optional(),
    postcode: z.string().max(20).optional(),
    city: z.string().max(100).optional(),
  })
  .meta({ id: 'Address' });

/** BT-34: an address of the Peppol or French directory, with its scheme (EAS code list). */
export const ElectronicAddress = z
  .object({ scheme: z.string().regex(/^(\d{4}|EM)$/), value: z.string().min(1).max(125) })
  .meta({ id: 'ElectronicAddress' });

/** A number by a scheme of ISO 6523 (`0088` is GLN), or by the register of the party's country (`national`). */
export const PartyIdentifier = z
  .object({ scheme: z.string().regex(/^(\d{4}|national)$/), value: z.string().min(1).max(50) })
  .meta({ id: 'PartyIdentifier' });

/** Where a telephone number was taken from; one that an invoice or a mail brought proves nothing of its sender. */
export const PHONE_SOURCES = ['contract', 'register', 'website', 'known-person', 'invoice'] as const;

/** A telephone number on file, and since when: only a number that was known before may confirm what is new. */
export const Phone = z
  .object({ number: PhoneNumber, source: z.enum(PHONE_SOURCES), by: z.string(), name: z.string(), since: Instant })
  .meta({ id: 'Phone' });
export type Phone = z.infer<typeof Phone>;

/** What an outside register said of a number, and when it was asked. Down is an answer too. */
export const RegisterAnswer = z
  .object({
    answer: z.enum(['known', 'unknown', 'ceased', 'unavailable']),
    at: Instant,
    name: z.string().optional(),
    address: z.string().optional(),
  })
  .meta({ id: 'RegisterAnswer' });
export type RegisterAnswer = z.infer<typeof RegisterAnswer>;

/** VIES of the European Commission for a VAT number, the company register for a SIREN. */
export const Checks = z
  .object({ vies: RegisterAnswer.optional(), companyRegister: RegisterAnswer.optional() })
  .meta({ id: 'Checks' });
export type Checks = z.infer<typeof Checks>;

/** Who a party says it is, as a person enters it. */
export const partyIdentity = {
  name: z.string().trim().min(1).max(200),
  vatNumber: VatNumber.optional(),
  siren: Siren.optional(),
  siret: Siret.optional(),
  identifiers: z.array(PartyIdentifier).max(10).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  address: Address.optional(),
  electronicAddress: ElectronicAddress.optional(),
};

/** A customer, a supplier or both. A supplier is known by its VAT number, its SIREN or another number of a register. */
export const Party = z
  .object({
    partyId: PartyId,
    ...partyIdentity,
    roles: z
      .array(z.enum(['supplier', 'customer']))
      .min(1)
      .max(2),
    phones: z.array(Phone).max(20).optional(),
    /** Who put it on file. */
    entered: Doer.optional(),
    /** Its bank accounts that were confirmed and are not retired, and which person proposed each. */
    confirmedAccounts: z
      .array(z.object({ accountId: z.string(), iban: Iban, proposedBy: z.string().optional() }))
      .max(50)
      .optional(),
    checks: Checks.optional(),
    /** It was a duplicate: this is the party that stands for it. */
    mergedInto: PartyId.optional(),
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;
