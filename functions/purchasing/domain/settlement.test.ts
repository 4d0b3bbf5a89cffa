import { expect, test } from 'vitest';
import { settlementOf } from './settlement.ts';

const paid = { amount: '40.00', currency: 'EUR' };

test.each([
  ['an invoice', { typeCode: '380' }, { kind: 'payable' }],
  [
    'paid already, goods, services or both',
    { typeCode: '380', frame: 'M2', paid },
    { kind: 'already-paid', deducted: paid },
  ],
  ['the final invoice after a deposit', { typeCode: '380', frame: 'B4', paid }, { kind: 'payable', deducted: paid }],
  ['nothing paid before', { typeCode: '380', paid: { amount: '0.00', currency: 'EUR' } }, { kind: 'payable' }],
  ['a deposit invoice', { typeCode: '386', frame: 'S1' }, { kind: 'deposit' }],
  ['a credit note, whatever its frame', { typeCode: '381', frame: 'B2' }, { kind: 'credit' }],
])('%s', (_what, invoice, settlement) => {
  expect(settlementOf(invoice)).toEqual(settlement);
});
