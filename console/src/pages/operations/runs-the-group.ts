import { hasRole } from '../../../../shared/contracts/roles.ts';
import type { Member } from '../../api/api.ts';

/** Administrators of the group look after the machinery; what it works on is none of it. */
export function runsTheGroup({ memberships }: Member): boolean {
  return hasRole(memberships.group ?? [], 'administrator');
}
