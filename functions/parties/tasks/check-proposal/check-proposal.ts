import { replace } from '../../../../shared/aws/entity.ts';
import type { Registers } from '../../../../shared/outside/registers.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { plainVatNumber, sirenIn } from '../../domain/numbers.ts';
import { checkProposal } from './task.ts';

/** A register that is down holds nobody up: a person decides with what is there. If it runs twice: the position drops it. */
export const useCase = defineListener(checkProposal, {
  async gather({ data: { seller } }, { registers }: { registers: Registers }) {
    const vatNumber = seller.vatNumber && plainVatNumber(seller.vatNumber);
    const siren = seller.siren ?? sirenIn({ vatNumber, siret: seller.siret });
    const [vies, companyRegister] = await Promise.all([
      vatNumber ? registers.vatNumber(vatNumber) : undefined,
      siren ? registers.siren(siren) : undefined,
    ]);
    return { vies, companyRegister };
  },
  reads: ({ data }, { scope }) => ({ subject: ProposalRecord.key(scope, data.proposalId) }),
  decide(_event, { subject }, { now }, { vies, companyRegister }) {
    if (!subject) return decided(undefined);
    const checks = {
      ...(vies && { vies: { ...vies, at: now } }),
      ...(companyRegister && { companyRegister: { ...companyRegister, at: now } }),
    };
    return decided(undefined, { writes: [replace(subject, { ...subject.data, checks })] });
  },
});
