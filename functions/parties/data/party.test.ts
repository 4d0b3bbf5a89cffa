import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { glassworks, partyId } from '../../../test/builders/parties.ts';
import { company } from '../../../test/builders/use-case.ts';
import { PartyRecord, parties, sirenKey, vatKey } from './party.ts';

const blank = fc.constantFrom('', ' ', '\u00a0', '\u202f');
const number = fc.stringMatching(/^[A-Z]{2}[0-9A-Z]{2,12}$/);

/** The same characters as people write them: grouped, with dots, in small letters. */
const written = (text: string) =>
  fc
    .array(fc.tuple(blank, fc.boolean()), { minLength: text.length, maxLength: text.length })
    .map((how) => how.map(([gap, small], i) => gap + (small ? text[i]?.toLowerCase() : text[i])).join(''));

test('a VAT number has one key, however it is written, and another number another key', () => {
  fc.assert(
    fc.property(
      number.chain((vat) => fc.record({ vat: fc.constant(vat), spelling: written(vat) })),
      number,
      ({ vat, spelling }, other) => {
        expect(vatKey(spelling)).toBe(`vat:${vat}`);
        expect(vatKey(other) === vatKey(vat)).toBe(other === vat);
      },
    ),
  );
  expect(vatKey('BE 0123.456.789')).toBe('vat:BE0123456789');
});

test('a SIREN has one key, and is never taken for a VAT number', () => {
  expect(sirenKey('000 100 016')).toBe('siren:000100016');
  expect(sirenKey('000100016')).not.toBe(vatKey('000100016'));
});

test('parties stand by name, without regard to capitals and accents', () => {
  expect(PartyRecord.lists?.({ ...glassworks, name: 'Écrin SARL' })).toEqual({
    list1: { by: 'all', sort: `ecrin sarl#${partyId}` },
  });
  expect(parties(company)).toMatchObject({ entity: PartyRecord, scope: company, index: 'list1', by: 'all' });
});
