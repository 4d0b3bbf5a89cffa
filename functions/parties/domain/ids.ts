import { derivedId } from '../../../shared/kernel/ids.ts';

/** The account of a supplier: the same IBAN of the same supplier is the same account, whoever brings it. */
export const bankAccountIdOf = (partyId: string, iban: string): string => derivedId('bac', partyId, iban);

/** The proposal that an invoice of an unknown seller makes. */
export const proposalIdOf = (intakeId: string): string => derivedId('spr', intakeId);
