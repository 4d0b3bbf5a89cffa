import type { Reader } from '../../../shared/aws/reader.ts';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import type { CompanyScope } from '../../../shared/kernel/scope.ts';
import { type Address, addressTrace, nameTraces, nameTracesToSearch } from '../domain/name.ts';
import { partiesWithTrace } from './party.ts';

interface Described {
  readonly name: string;
  readonly country?: string | undefined;
  readonly address?: Address | undefined;
}

/** Under which traces a party is kept. */
export function tracesOf({ name, country = '', address = {} }: Described): string[] {
  const door = addressTrace(country, address);
  return [...nameTraces(name), ...(door ? [door] : [])];
}

/**
 * Parties that leave a trace like this one's: a handful of exact look-ups, however many parties there are. The index is
 * some milliseconds behind; two parties that are entered at the same moment are kept apart by their numbers.
 */
export async function partiesAlike(read: Reader, scope: CompanyScope, { name, country = '', address = {} }: Described) {
  const door = addressTrace(country, address);
  const traces = [...nameTracesToSearch(name), ...(door ? [door] : [])];
  const pages = await Promise.all(traces.map((trace) => read.page(partiesWithTrace(scope, trace), { limit: 50 })));
  return pages.flatMap((page) => (page instanceof Refusal ? [] : page.items.map(({ data }) => data)));
}
