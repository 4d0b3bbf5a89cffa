import * as z from 'zod';
import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { sortableName } from '../../../shared/kernel/text.ts';
import { plainVatNumber } from '../domain/numbers.ts';
import { Party, PartyId } from '../domain/party.ts';

/*
 * Access patterns
 * | who asks                                | how                                                         |
 * | a party by id                           | PartyRecord.key                                             |
 * | a party by VAT number, SIREN, other     | PartyNumberRecord.key with `vat:FR…`, `siren:…`, `0088:…`   |
 * | parties by name, or by its beginning    | list1 = all, by name                                        |
 * | parties whose name or address is alike  | PartyTraceRecord, list1 = <trace>                           |
 */

export const PartyRecord = defineEntity({
  kind: 'party',
  schema: Party,
  id: (party) => party.partyId,
  lists: (party) =>
    party.mergedInto ? {} : { list1: { by: 'all', sort: `${sortableName(party.name)}#${party.partyId}` } },
});

export function parties(scope: Scope, name?: string): ListQuery<Party> {
  return { entity: PartyRecord, scope, index: 'list1', by: 'all', ...(name && { beginsWith: sortableName(name) }) };
}

const PartyNumber = z.object({ number: z.string(), partyId: PartyId, name: z.string() });
export type PartyNumber = z.infer<typeof PartyNumber>;

/** One item per number of a party: it finds the party in one read, and two parties cannot have the same number. */
export const PartyNumberRecord = defineEntity({
  kind: 'party-number',
  schema: PartyNumber,
  id: ({ number }) => number,
});

export const vatKey = (vatNumber: string): string => `vat:${plainVatNumber(vatNumber)}`;
export const sirenKey = (siren: string): string => `siren:${siren.replaceAll(/\s/g, '')}`;
/** A number of a national register names a party only within its country. */
export const identifierKey = ({ scheme, value }: { scheme: string; value: string }, country: string): string =>
  `${scheme}:${scheme === 'national' ? `${country}:` : ''}${value.replaceAll(/[\s.-]/g, '').toUpperCase()}`;

const PartyTrace = z.object({ trace: z.string(), partyId: PartyId, name: z.string() });
type PartyTrace = z.infer<typeof PartyTrace>;

/** A trace of a party's name or address: who leaves the same one looks like it. */
export const PartyTraceRecord = defineEntity({
  kind: 'party-trace',
  schema: PartyTrace,
  id: ({ trace, partyId }) => `${partyId}:${trace}`,
  lists: ({ trace, partyId }) => ({ list1: { by: trace, sort: partyId } }),
});

export function partiesWithTrace(scope: Scope, trace: string): ListQuery<PartyTrace> {
  return { entity: PartyTraceRecord, scope, index: 'list1', by: trace };
}
