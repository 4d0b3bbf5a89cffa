import { describe, expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import {
  glassworks,
  partyId,
  proposal,
  SIREN,
  storedNumber,
  storedProposal,
  VAT,
} from '../../../../test/builders/parties.ts';
import {
  camille,
  contextOf,
  decide,
  decided,
  NOW,
  type Outcome,
  reading,
  stored,
} from '../../../../test/builders/use-case.ts';
import { tracesOf } from '../../data/look-alikes.ts';
import { identifierKey, PartyTraceRecord } from '../../data/party.ts';
import { useCase } from './register-party.ts';
import { registerParty } from './task.ts';

const { partyId: _, ...input } = glassworks;
const nobody = { alike: [] };
const register = (given: object = {}, state: Record<string, Stored<unknown>> = {}, facts: object = nobody) =>
  decide(registerParty, useCase, { input: { ...input, ...given }, state, facts });
const gather = (given: object, ...records: Stored<unknown>[]) =>
  useCase.gather?.(registerParty.input.parse({ ...input, ...given }), reading(...records), contextOf());

const entered = { by: camille.id, name: camille.name, roles: camille.roles, at: NOW };

test('a party, each of its numbers and its traces are written at once, with who entered it', () => {
  const { output, writes, events } = decided(registerParty, useCase, { input, facts: nobody });
  const { partyId } = output as { partyId: string };
  const { name } = input;
  expect(output).toEqual({ ...input, partyId, entered });
  expect(writes).toEqual([
    { type: 'create', kind: 'party', data: { ...input, partyId, entered } },
    { type: 'create', kind: 'party-number', data: { number: `vat:${VAT}`, partyId, name } },
    { type: 'create', kind: 'party-number', data: { number: `siren:${SIREN}`, partyId, name } },
    ...tracesOf(input).map((trace) => ({ type: 'create', kind: 'party-trace', data: { trace, partyId, name } })),
  ]);
  expect(events).toEqual([]);
});

test('a French VAT number and a SIRET bring their SIREN', () => {
  const sirens = [{ siren: undefined }, { siren: undefined, vatNumber: undefined, siret: '00010001600013' }];
  for (const given of sirens) expect(register(given)).toMatchObject({ output: { siren: SIREN } });
});

test('a telephone number is known from now on', () => {
  const phone = { number: '+33472000000', source: 'contract' };
  expect(register({ phone })).toMatchObject({
    output: { phones: [{ ...phone, by: camille.id, name: camille.name, since: NOW }] },
  });
});

test('the same call makes the same party, another call another one', () => {
  const idOf = (call: string) =>
    decided(registerParty, useCase, {
      input,
      facts: nobody,
      context: contextOf({ newId: (prefix) => `${prefix}_${call}` }),
    });
  const uuid = (last: string) => `00000000-0000-8000-8000-00000000000${last}`;
  expect(idOf(uuid('1'))).toEqual(idOf(uuid('1')));
  expect(idOf(uuid('1')).output).not.toEqual(idOf(uuid('2')).output);
});

test('two parties never have the same number', () => {
  const holder = (number: string) => ({ [`holder of ${number}`]: storedNumber(number) });
  expect(register({}, holder(`vat:${VAT}`))).toBe('parties.party-exists');
  expect(register({ vatNumber: undefined }, holder(`siren:${SIREN}`))).toBe('parties.party-exists');
  const identifiers = [{ scheme: '0088', value: '1' }];
  expect(register({ identifiers }, holder('0088:1'))).toBe('parties.party-exists');
});

test('a number of a national register is another one in another country', () => {
  const read = (country: string) =>
    Object.keys(useCase.reads(registerParty.input.parse({ ...input, country, identifiers }), contextOf(), nobody));
  const identifiers = [{ scheme: 'national', value: 'HRB 0001' }];
  const number = identifierKey({ scheme: 'national', value: 'HRB 0001' }, 'DE');
  expect(read('DE')).toContain(`holder of ${number}`);
  expect(read('AT')).not.toContain(`holder of ${number}`);
});

test('a supplier has a number, a customer may have none', () => {
  const none = { vatNumber: undefined, siren: undefined };
  expect(register(none)).toBe('parties.party-without-number');
  expect(register({ ...none, roles: ['customer', 'supplier'] })).toBe('parties.party-without-number');
  expect(register({ ...none, roles: ['customer'] })).toMatchObject({ writes: [{ kind: 'party' }, {}, {}] });
});

describe('a duplicate with one changed digit', () => {
  test.each([
    ['of its VAT number', { vatNumber: 'FR39000100017' }, 'parties.wrong-vat-number'],
    ['of its VAT number, to another SIREN', { vatNumber: 'FR63000100024' }, 'parties.numbers-disagree'],
    ['of its SIRET, to another SIREN', { vatNumber: undefined, siret: '00010002400017' }, 'parties.numbers-disagree'],
  ])('%s is refused', async (_, given, code) => {
    expect(await gather(given)).toMatchObject({ kind: { code } });
  });

  test('of its SIREN is no input', () => {
    expect(registerParty.input.safeParse({ ...input, siren: '000100017' }).success).toBe(false);
  });
});

describe('a look-alike', () => {
  const trace = (name: string, which: string) => stored(PartyTraceRecord, { trace: which, partyId, name });

  test.each([
    ['of one changed letter', 'Verrerie du Rhine', 'start:verreri'],
    ['of Cyrillic letters', 'Vеrrеriе du Rhônе', 'start:verreri'],
    ['of the same name with other numbers', 'VERRERIE DU RHÔNE SARL', 'start:verreri'],
  ])('%s is refused until it is said to be another one', async (_, name, which) => {
    const given = { name, siren: '000100024', vatNumber: undefined };
    const facts = (await gather(given, trace(glassworks.name, which))) as typeof nobody;
    expect(register(given, {}, facts)).toBe('parties.looks-like-another');
    expect(register({ ...given, distinctFrom: [derivedId('pty', 'somebody')] }, {}, facts)).toBe(
      'parties.looks-like-another',
    );
    expect(register({ ...given, distinctFrom: [partyId] }, {}, facts)).toMatchObject({ output: { name } });
  });

  test('a trace is no likeness: the name must be alike', () => {
    const alike = [{ trace: 'start:verreri', partyId, name: 'Verreries réunies' }];
    expect(register({}, {}, { ...nobody, alike })).toMatchObject({ output: { name: glassworks.name } });
  });

  test('the same address is one', () => {
    const alike = [{ trace: 'address:FR:69700:22chemindesfours', partyId, name: 'Autre' }];
    expect(register({}, {}, { ...nobody, alike })).toBe('parties.looks-like-another');
  });
});

describe('from a proposal', () => {
  const given = { proposalId: proposal.proposalId };

  test('it is settled, and what the registers said goes on file', () => {
    const checks = { vies: { answer: 'known' as const, at: NOW, name: 'VERRERIE DU RHONE' } };
    const outcome = register(given, { proposal: storedProposal({ ...proposal, checks }) });
    expect(outcome).toMatchObject({ output: { checks } });
    expect((outcome as Outcome).writes.at(-1)).toMatchObject({
      kind: 'supplier-proposal',
      data: { state: 'settled', settled: { by: camille.id, name: camille.name, at: NOW } },
    });
  });

  test('one that is settled, or not there, is refused', () => {
    const settled = { partyId, by: 'user_ines', name: 'Ines Marchal', at: NOW };
    expect(register(given, { proposal: storedProposal({ ...proposal, state: 'settled', settled }) })).toBe(
      'parties.proposal-settled',
    );
    expect(register(given)).toBe('parties.proposal-not-found');
  });
});

test.each([
  ['a SIREN with a wrong check digit', { siren: '000100017' }],
  ['a VAT number with blanks', { vatNumber: 'FR 39 000100016' }],
  ['no name', { name: ' ' }],
  ['no role', { roles: [] }],
  ['an id of the caller’s', { partyId: glassworks.partyId }],
])('%s is no input', (_what, given) => {
  expect(registerParty.input.safeParse({ ...input, ...given }).success).toBe(false);
});
