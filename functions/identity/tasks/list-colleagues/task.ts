import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { CompanyNotFound } from '../../../../shared/contracts/problems.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Colleague } from '../../domain/colleague.ts';
import { CompanyId } from '../../domain/company.ts';

export const listColleagues = defineTask({
  id: 'identity.list-colleagues',
  summary: 'People of a company that is open to the caller, by name, each with the roles that they have there',
  trigger: query('colleagues/{companyId}', { of: 'group' }),
  input: z.strictObject({ companyId: CompanyId, ...pageInput }),
  output: pageOf(Colleague),
  refusals: [CompanyNotFound],
  access: { tables: { main: 'read' } },
  failureImpact: 'Nobody can be chosen to stand in, to approve or to be mentioned.',
});
