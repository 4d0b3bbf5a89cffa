import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { CompanyRecord } from '../../data/group.ts';
import { CompanyExists } from '../../domain/refusals.ts';
import { registerCompany } from './task.ts';

export const useCase = defineGroupCommand(registerCompany, {
  reads: ({ companyId }, { scope }) => ({ subject: CompanyRecord.key(scope, companyId) }),
  decide(company, { subject }, { scope }) {
    if (subject) return refuse(CompanyExists, { companyId: company.companyId });
    return decided(company, { writes: [create(CompanyRecord, scope, company)] });
  },
});
