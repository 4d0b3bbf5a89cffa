import { expect, test } from 'vitest';
import type { Registers } from '../../../../shared/outside/registers.ts';
import { proposal, storedProposal } from '../../../../test/builders/parties.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { SupplierProposed } from '../../public.ts';
import { useCase } from './check-proposal.ts';
import { checkProposal } from './task.ts';

const eventOf = (seller: object) => ({
  id: 'evt_1',
  type: SupplierProposed.type,
  companyId: 'brumaire',
  aggregate: { kind: 'supplier-proposal', id: proposal.proposalId },
  sequence: 1,
  occurredAt: NOW,
  correlationId: 'story',
  data: { ...proposal, seller: { name: 'x', ...seller } },
});

async function check(
  seller: object,
  subject: ReturnType<typeof storedProposal> | undefined = storedProposal(proposal),
) {
  const asked: string[] = [];
  const registers: Registers = {
    vatNumber: async (number) => {
      asked.push(number);
      return { answer: 'known', name: 'VERRERIE' };
    },
    siren: async (number) => {
      asked.push(number);
      return { answer: 'unavailable' };
    },
  };
  const event = eventOf(seller);
  const facts = await useCase.gather?.(event, { registers, ...reading() }, contextOf());
  return { asked, ...decided(checkProposal, useCase, { input: event, state: { subject }, facts }) };
}

test('what each register said is kept with its date; one that is down has said that', async () => {
  const { asked, writes } = await check({ vatNumber: 'FR 39 000 100 016' });
  expect(asked).toEqual(['FR39000100016', '000100016']);
  expect(writes).toMatchObject([
    {
      kind: 'supplier-proposal',
      data: {
        checks: {
          vies: { answer: 'known', name: 'VERRERIE', at: NOW },
          companyRegister: { answer: 'unavailable', at: NOW },
        },
      },
    },
  ]);
});

test('a seller without numbers is asked about nowhere', async () => {
  expect(await check({})).toMatchObject({ asked: [], writes: [{ data: { checks: {} } }] });
});
