import { expect, test } from 'vitest';
import { partyId } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './keep-auxiliary.ts';
import { keepAuxiliary } from './task.ts';

test('a party gets its auxiliary account', () => {
  const input = { party: partyId, name: 'Verrerie' };
  expect(decide(keepAuxiliary, useCase, { input })).toMatchObject({
    output: input,
    writes: [{ type: 'create', kind: 'auxiliary', data: input }],
  });
});
