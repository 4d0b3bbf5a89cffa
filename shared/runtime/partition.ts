import { type CompanyScope, companyScope, type GroupScope, groupScope, type Scope } from '../kernel/scope.ts';

/** For jobs that go over the records of every company: the company and id that a partition key of ours was built from. */
export function companyOfPartition(partition: string): { readonly scope: CompanyScope; readonly id: string } {
  const [companyId = '', , ...id] = partition.split('#');
  return { scope: companyScope(companyId), id: id.join('#') };
}

/** For jobs that go over what every owner has: the group first, then each company on file. */
export function ownersOf(companyIds: readonly string[]): readonly Scope[] {
  return [groupScope, ...companyIds.map(companyScope)];
}

/** For jobs that find in a record of the group which company it names. */
export const companyOf = (companyId: string): CompanyScope => companyScope(companyId);

/** For the authoriser, which looks up members before any scope is known. */
export const groupOf = (): GroupScope => groupScope;

/** Where an object of the inbox lies: its company, and the rest of its key, `<uploadId>/<name>` when one of ours put it there. */
export interface InboxPlace {
  readonly scope: CompanyScope;
  readonly path: string;
}

/**
 * The place that a key names; nothing for a key that is no company's.
 *
 * Whether a company of that id exists only `identity` knows. Whoever may write to the inbox was let in for a company: by a
 * form signed for a member of it, or by the operator's policy. What is written for a company that does not exist stays
 * in partitions that no membership opens.
 */
export function inboxPlace(key: string): InboxPlace | undefined {
  const [, companyId = '', path] = /^inbox\/([^/]*)\/(.*)$/s.exec(key) ?? [];
  if (path === undefined) return undefined;
  try {
    return { scope: companyScope(companyId), path };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
