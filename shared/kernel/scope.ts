import { COMPANY_ID } from './company-id.ts';

declare const made: unique symbol;

/**
 * The company whose data may be touched, or the group that owns all companies. Only the runtime makes one: from a checked
 * token, an event envelope, an execution's input or an S3 key. Keys cannot be built without it, so no code can reach
 * another company's data by mistake; the import rules keep the makers inside shared/runtime, seeds and tests.
 */
export interface CompanyScope {
  readonly companyId: string;
  readonly [made]: 'company';
}
export interface GroupScope {
  readonly [made]: 'group';
}
export type Scope = CompanyScope | GroupScope;

/** Throws on anything that is no company id: an id with `#` or `/` could reach into another key. */
export function companyScope(companyId: string): CompanyScope {
  if (!COMPANY_ID.test(companyId)) throw new RangeError(`Not a company id: ${JSON.stringify(companyId)}`);
  return { companyId } as CompanyScope;
}

export const groupScope = {} as GroupScope;

/** The first part of every partition key. */
export function scopePrefix(scope: Scope): string {
  return 'companyId' in scope ? scope.companyId : 'group';
}
