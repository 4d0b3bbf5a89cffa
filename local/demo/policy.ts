import { type Client, etagOf, type Schemas } from '../../shared/client/client.ts';
import { LUMINAIRES, SERVICES } from './group.ts';

type Content = Schemas['ApprovalPolicyContent'];
type Asked = Schemas['ApprovalAsked'];

const role = (role: 'approver' | 'accountant' | 'director'): Asked => ({ of: 'role', role });
const rule = (name: string, amountFrom: string | undefined, ...approvals: Asked[]) => ({
  name,
  when: { ...(amountFrom && { amountFrom }) },
  approvals,
  automatic: false,
});

/** By which rules each company approves invoices. */
export const policies: Readonly<Record<string, Content>> = {
  [LUMINAIRES]: {
    currency: 'EUR',
    rules: [
      rule('Toute facture', undefined, role('approver')),
      rule('À partir de 10 000 €', '10000.00', role('accountant'), role('director')),
    ],
    costCentreOwners: [],
  },
  [SERVICES]: {
    currency: 'EUR',
    rules: [
      rule('Toute facture', undefined, role('approver')),
      rule('À partir de 5 000 €', '5000.00', role('approver'), role('director')),
    ],
    costCentreOwners: [],
  },
};

/** One approver for every invoice. */
export const oneApprover: Content = {
  currency: 'EUR',
  rules: [rule('Toute facture', undefined, role('approver'))],
  costCentreOwners: [],
};

/**
 * Drafts a policy and puts it in force.
 * @param from first day, not before today.
 * @param keyOf an idempotency key for a command with this body; left out, each call is another command.
 */
export async function putPolicyInForce(
  client: Client,
  companyId: string,
  content: Content,
  from: string,
  keyOf: (body: object) => object = () => ({}),
): Promise<number> {
  const draft = { content };
  const { data } = await client.post('/api/purchasing/v1/companies/{companyId}/approval-policies', {
    params: { path: { companyId }, header: keyOf({ companyId, ...draft }) },
    body: draft,
  });
  const { number } = data;
  const path = { companyId, number };
  await client.post('/api/purchasing/v1/companies/{companyId}/approval-policies/{number}/put-in-force', {
    params: { path, header: { 'If-Match': etagOf(1), ...keyOf({ ...path, from }) } },
    body: { from },
  });
  return number;
}
