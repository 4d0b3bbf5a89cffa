import { oneApprover } from '../../../local/demo/policy.ts';
import { type Client, etagOf } from '../../../shared/client/client.ts';
import { type StoryCompany, today } from '../../story/company.ts';

/** Who decides and when: a draft of a policy, a single approver, holidays, an absence; and an order of an operator. */
export async function playRules(company: StoryCompany, administrator: Client, approver: Client): Promise<void> {
  const path = { companyId: company.companyId };
  const director = await company.clientOf(await company.person('Rose Arnaud', 'director'));
  const policies = '/api/purchasing/v1/companies/{companyId}/approval-policies';
  const content = oneApprover;
  const { data: policy } = await director.post(policies, { params: { path }, body: { content } });
  await director.put(`${policies}/{number}`, {
    params: { path: { ...path, number: policy.number }, header: { 'If-Match': etagOf(1) } },
    body: { content },
  });
  const person = { id: '3f2a0c52-0000-4000-8000-000000000001', name: 'Camille Roussel' };
  const own = await company.clientOf(await company.person('Denis Gaillard', 'administrator'));
  await own.post('/api/purchasing/v1/companies/{companyId}/single-approvers', {
    params: { path },
    body: { person, until: today(), reason: 'Seule jusqu’à l’arrivée de la comptable' },
  });
  await director.put('/api/work/v1/companies/{companyId}/calendar', {
    params: { path },
    body: { timeZone: 'Europe/Paris', alsaceMoselle: false, closedOn: [] },
  });
  const { data: absence } = await approver.post('/api/work/v1/companies/{companyId}/absences', {
    params: { path },
    body: { from: today(), until: today() },
  });
  await approver.post('/api/work/v1/companies/{companyId}/absences/{absenceId}/end', {
    params: { path: { ...path, absenceId: absence.absenceId } },
  });
  await administrator.post('/api/operations/v1/clearances', {
    body: { queue: 'work-resume-process-dead', action: 'redrive', reason: 'The listener is mended' },
  });
}
