import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import { CompanyNotFound, RoleMissing } from '../contracts/problems.ts';
import { hasRole } from '../contracts/roles.ts';
import type { Owner, TaskDeclaration } from '../contracts/task.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { companyScope, groupScope, type Scope } from '../kernel/scope.ts';
import type { Actor, Principal } from './use-case.ts';

export type HttpEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<{ principal: string }>;

/**
 * The one place where a request gets its scope: the company of its path must be one of the caller's (else 404, so that
 * nobody learns which companies exist), and one of the task's roles must be held there (else 403).
 */
export function admit(
  task: TaskDeclaration,
  of: Owner,
  event: HttpEvent,
): { readonly scope: Scope; readonly actor: Actor; readonly principal: Principal } | Refusal {
  const principal = JSON.parse(event.requestContext.authorizer.lambda.principal) as Principal;
  const owner = of === 'group' ? 'group' : (event.pathParameters?.companyId ?? '');
  const roles = Object.hasOwn(principal.memberships, owner) ? (principal.memberships[owner] ?? []) : [];
  if (of === 'company' && (owner === 'group' || roles.length === 0)) return refuse(CompanyNotFound);
  if (task.role && !hasRole(roles, task.role)) return refuse(RoleMissing, { role: [task.role].flat().join(' / ') });
  return {
    scope: of === 'group' ? groupScope : companyScope(owner),
    actor: { id: principal.id, name: principal.name, roles },
    principal,
  };
}
