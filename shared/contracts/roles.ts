/**
 * Roles a member (person or machine client) holds in one company. `auditor` reads everything and changes nothing; every
 * other role reads too. What each role may do is the list of tasks that name it (docs/generated/tasks.md).
 */
export const ROLES = ['administrator', 'director', 'accountant', 'clerk', 'coder', 'approver', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a role brings with it. Separation of duties: an administrator grants roles and touches no business. */
const INCLUDES: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ['auditor'],
  director: ['accountant', 'approver', 'clerk', 'coder', 'auditor'],
  accountant: ['clerk', 'coder', 'auditor'],
  clerk: ['auditor'],
  coder: ['auditor'],
  approver: ['auditor'],
  auditor: [],
};

/** True when one of the held roles is, or brings with it, one of the wanted ones. */
export function hasRole(held: readonly Role[], wanted: Role | readonly Role[]): boolean {
  const any = typeof wanted === 'string' ? [wanted] : wanted;
  return any.some((role) => held.some((mine) => mine === role || INCLUDES[mine].includes(role)));
}
