import { describe, expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import {
  account,
  glassworks,
  IBAN,
  OTHER_IBAN,
  onFile,
  partyId,
  proposal,
  SIREN,
  storedAccount,
  storedNumber,
  storedParty,
  storedProposal,
  VAT,
} from '../../../../test/builders/parties.ts';
import { contextOf, decided, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { IbanRecord } from '../../data/bank-account.ts';
import { PartyTraceRecord } from '../../data/party.ts';
import { happened } from '../../domain/bank-account.ts';
import { proposalIdOf } from '../../domain/ids.ts';
import { useCase } from './find-supplier.ts';
import { findSupplier } from './task.ts';

const intakeId = 'itk_1';
const other = { ...glassworks, partyId: derivedId('pty', 'other'), name: 'Autre maison', siren: '000100024' };
const vat = storedNumber(`vat:${VAT}`);
const siren = storedNumber(`siren:${SIREN}`);

async function find(
  seller: object,
  { payTo = [] as string[], state = {}, records = [storedParty(onFile)] as Stored<unknown>[] } = {},
) {
  const input = findSupplier.input.parse({
    intakeId,
    round: 0,
    invoiceNumber: 'F-1',
    seller: { name: glassworks.name, ...seller },
    payTo: payTo.map((one) => ({ account: one })),
  });
  const all = { subject: undefined, vat: undefined, siren: undefined, identifier: undefined, ...state };
  const facts = await useCase.fetch?.(input, all, reading(...records), contextOf(), undefined as never);
  return decided(findSupplier, useCase, { input, state, facts, fetched: records });
}

describe('who the seller is', () => {
  test('by VAT number, written in any way', async () => {
    expect((await find({ vatNumber: 'fr 39 000 100 016' }, { state: { vat, siren } })).output).toEqual({
      outcome: 'found',
      supplier: { partyId, name: glassworks.name, how: 'vat-number', enteredBy: 'user_ines', warnings: [] },
    });
  });

  test('by SIREN, or the SIREN that a SIRET or a VAT number holds', async () => {
    for (const seller of [{ siren: SIREN }, { siret: '00010001600013' }, { vatNumber: VAT }])
      expect((await find(seller, { state: { siren } })).output).toMatchObject({
        outcome: 'found',
        supplier: { partyId, how: 'siren' },
      });
  });

  test('two numbers that name two parties are a contradiction, and a person is asked', async () => {
    const state = { vat, siren: storedNumber(`siren:${SIREN}`, other) };
    expect((await find({ vatNumber: VAT, siren: SIREN }, { state })).output).toMatchObject({
      outcome: 'ambiguous',
      supplier: {
        candidates: [
          { partyId, why: ['number'] },
          { partyId: other.partyId, why: ['number'] },
        ],
      },
    });
  });

  test('another name than the file’s is a warning', async () => {
    expect((await find({ vatNumber: VAT, name: 'Tout autre chose' }, { state: { vat } })).output).toMatchObject({
      outcome: 'found',
      supplier: { warnings: ['other-name'] },
    });
  });

  test('a merged party’s numbers lead to the one that stands for it', async () => {
    const records = [storedParty({ ...other, mergedInto: partyId }), storedParty(onFile)];
    expect(
      (await find({ siren: '000100024' }, { state: { siren: storedNumber('siren:000100024', other) }, records }))
        .output,
    ).toMatchObject({ outcome: 'found', supplier: { partyId } });
  });

  test('an unknown seller becomes a proposal', async () => {
    const { output, writes, events } = await find({ vatNumber: VAT }, { payTo: [IBAN], records: [] });
    expect(output).toEqual({
      outcome: 'unknown',
      supplier: { proposalId: proposalIdOf(intakeId), candidates: [], warnings: [] },
    });
    const data = {
      proposalId: proposalIdOf(intakeId),
      intakeId,
      invoiceNumber: 'F-1',
      seller: { name: glassworks.name, vatNumber: VAT },
      iban: IBAN,
      candidates: [],
      state: 'open',
      proposedAt: NOW,
    };
    expect(writes).toEqual([{ type: 'create', kind: 'supplier-proposal', data }]);
    expect(events).toEqual([{ type: 'parties.supplier-proposed.v1', data }]);
  });

  test('what a person said of this invoice counts', async () => {
    const settled = { partyId, by: 'user_ines', name: 'Ines Marchal', at: NOW };
    const state = { subject: storedProposal({ ...proposal, state: 'settled', settled }) };
    expect((await find({}, { state })).output).toMatchObject({
      outcome: 'found',
      supplier: { partyId, how: 'person' },
    });
  });
});

describe('a look-alike is never matched', () => {
  const trace = (name: string) => stored(PartyTraceRecord, { trace: 'start:verreri', partyId, name });

  test.each([
    ['one changed letter', { name: 'Verrerie du Rhine' }, 'near-name'],
    ['Cyrillic letters', { name: 'Vеrrеriе du Rhônе' }, 'same-letters'],
    ['the same name under another number', { siren: '000100024' }, 'same-name'],
    ['one changed letter and another number', { name: 'Verrerie du Rhine', vatNumber: 'FR63000100024' }, 'near-name'],
  ])('%s', async (_, seller, why) => {
    const { output, writes } = await find(seller, { records: [trace(glassworks.name)] });
    expect(output).toMatchObject({ outcome: 'ambiguous', supplier: { candidates: [{ partyId, why: [why] }] } });
    expect(writes).toMatchObject([{ kind: 'supplier-proposal', data: { candidates: [{ partyId, why: [why] }] } }]);
  });

  test('the IBAN of a known supplier names nobody: it is a reason to look twice', async () => {
    const iban = stored(IbanRecord, { iban: IBAN, holders: [{ partyId, name: glassworks.name }] });
    const state = { [`holders of ${IBAN}`]: iban };
    const seller = { name: 'Tout autre chose', siren: '000100024' };
    const { output } = await find(seller, { payTo: [IBAN], state, records: [] });
    expect(output).toMatchObject({ outcome: 'ambiguous', supplier: { candidates: [{ partyId, why: ['same-iban'] }] } });
  });

  test('the very same name without any number is found, with a warning; with a resembling one it is not', async () => {
    const records = [trace(glassworks.name), storedParty(onFile)];
    expect((await find({}, { records })).output).toMatchObject({
      outcome: 'found',
      supplier: { partyId, how: 'name', warnings: ['found-by-name'] },
    });
    const twin = stored(PartyTraceRecord, {
      trace: 'start:verreri',
      partyId: other.partyId,
      name: 'Verrerie du Rhine',
    });
    expect((await find({}, { records: [...records, twin] })).output).toMatchObject({ outcome: 'ambiguous' });
  });

  test('a VAT number with wrong check digits is said to be one', async () => {
    expect((await find({ vatNumber: 'FR39000100017' }, { records: [] })).output).toMatchObject({
      outcome: 'unknown',
      supplier: { warnings: ['wrong-vat-number'] },
    });
  });
});

describe('where it wants to be paid', () => {
  const confirmed = happened(account, { state: 'confirmed', at: NOW });

  test('a confirmed account is the file’s, and nothing is written', async () => {
    const records = [storedParty(onFile), storedAccount(confirmed)];
    const { output, writes } = await find({ vatNumber: VAT }, { state: { vat }, records, payTo: [OTHER_IBAN] });
    expect(output).toMatchObject({ supplier: { account: { iban: OTHER_IBAN, state: 'confirmed', revision: 2 } } });
    expect(writes).toEqual([]);
  });

  test('another account changes nothing on file: it is proposed, and other areas hear of it', async () => {
    const records = [storedParty({ ...onFile, confirmedAccounts: [{ accountId: account.accountId, iban: IBAN }] })];
    const holders = [{ partyId: other.partyId, name: other.name }];
    const state = { vat, [`holders of ${OTHER_IBAN}`]: stored(IbanRecord, { iban: OTHER_IBAN, holders }) };
    const { output, writes, events } = await find({ vatNumber: VAT }, { state, records, payTo: [OTHER_IBAN] });
    expect(output).toMatchObject({ outcome: 'found', supplier: { account: { state: 'proposed', revision: 1 } } });
    expect(writes.map(({ kind }) => kind)).toEqual(['supplier-bank-account', 'iban']);
    expect(events).toMatchObject([
      {
        type: 'parties.supplier-bank-account-changed.v1',
        data: {
          iban: OTHER_IBAN,
          state: 'proposed',
          changesFile: true,
          alsoOf: [{ partyId: other.partyId }],
          proposed: { invoice: { intakeId, number: 'F-1' } },
        },
      },
    ]);
  });

  test('of several accounts the confirmed one is paid to; else the first is proposed', async () => {
    const payTo = [IBAN, OTHER_IBAN];
    const known = [storedParty(onFile), storedAccount(confirmed)];
    expect((await find({ vatNumber: VAT }, { state: { vat }, records: known, payTo })).output).toMatchObject({
      supplier: { account: { iban: OTHER_IBAN, state: 'confirmed' } },
    });
    expect((await find({ vatNumber: VAT }, { state: { vat }, payTo })).output).toMatchObject({
      supplier: { account: { iban: IBAN, state: 'proposed' } },
    });
  });

  test('a second invoice with the proposed account proposes nothing anew', async () => {
    const records = [storedParty(onFile), storedAccount(account)];
    expect((await find({ vatNumber: VAT }, { state: { vat }, records, payTo: [OTHER_IBAN] })).writes).toEqual([]);
  });

  test('an account that is no IBAN is said to be none; no account is none', async () => {
    expect((await find({ vatNumber: VAT }, { state: { vat }, payTo: ['0000010038'] })).output).toMatchObject({
      supplier: { accountUnreadable: true },
    });
    expect((await find({ vatNumber: VAT }, { state: { vat } })).output).not.toHaveProperty(
      'supplier.accountUnreadable',
    );
  });
});

test('each round of an invoice is answered once', () => {
  const input = { intakeId, invoiceNumber: 'F-1', seller: { name: 'x' }, payTo: [] };
  expect(useCase.repeat?.({ ...input, round: 0 })).not.toBe(useCase.repeat?.({ ...input, round: 1 }));
});
