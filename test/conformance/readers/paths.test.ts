import { expect, test } from 'vitest';
import { INVOICE } from '../../../shared/standards/en16931/model/invoice.ts';
import { isGroup, type Members } from '../../../shared/standards/en16931/model/schema.ts';
import type { Binding } from '../../../shared/standards/en16931/read/binding.ts';
import { ciiBinding } from '../../../shared/standards/en16931/read/cii.ts';
import { ublBinding } from '../../../shared/standards/en16931/read/ubl.ts';
import { keyOf } from './as-factur-x.ts';
import { type FacturX, readWithFacturX } from './factur-x.ts';

/** Where the two tables have another place for a term, and why. Each must occur. */
const EXPLAINED: readonly { readonly of: RegExp; readonly why: string }[] = [
  {
    of: /^ubl BG-(?:4|10)\.identifiers$/,
    why: 'an identifier of scheme SEPA is the creditor identifier (BT-90), no other one',
  },
  { of: /^ubl BG-4\.tax_identifier$/, why: 'any scheme but VAT (EN 16931-3-2)' },
  { of: /^ubl BG-1[01]\.name$/, why: 'PartyName (EN 16931-3-2)' },
  {
    of: /^ubl (?:BG-13|BG-25\.EXT-FR-FE-BG-10)\./,
    why: 'factur-x puts the places of a UBL delivery into its code, not its table: the values show them',
  },
  { of: /^\w+ BT-8[4-6]$/, why: 'ours asks in addition whether there is an account, which makes a credit transfer' },
  {
    of: /^\w+ BG-.*\.reason_code$/,
    why: 'factur-x has another term for codes of the list 5153, which no standard defines',
  },
  { of: /^ubl BG-24\./, why: 'any document but those that are BT-11 and BT-18' },
  {
    of: /^ubl BG-25\.EXT-FR-FE-(?:13[6-9]|16[23])$/,
    why: 'the reference of a line to its own invoice tells its parent and subtype (BR-FR-MV rules)',
  },
  { of: /^cii (?:BT-18|BG-25\.BT-128)$/, why: 'factur-x names the element around the identifier' },
  { of: /^ubl BG-25\.BT-148$/, why: 'the gross price belongs to a discount, not to a charge (EN 16931-3-2)' },
  {
    of: /^(?:ubl BG-25\.EXT-FR-FE-184|\w+ BG-25\.EXT-FR-FE-162|\w+ BG-25\.BT-(?:150|194|195))$/,
    why: 'factur-x has no such term',
  },
];

const used = new Set<string>();

test.each(['ubl', 'cii'] as const)('%s: factur-x finds each term at the same place', (syntax) => {
  const theirs = theirPaths(readWithFacturX([]).paths, syntax);
  const ours = ourPaths(syntax === 'ubl' ? ublBinding() : ciiBinding());
  const unexplained: string[] = [];
  let equal = 0;
  for (const [key, paths] of ours) {
    const found = theirs.get(key) ?? [];
    const explained = EXPLAINED.find(({ of }) => of.test(`${syntax} ${key}`));
    if (paths.some((path) => found.includes(path))) equal++;
    else if (explained) used.add(explained.why);
    else unexplained.push(`${key}: ${paths.join(' | ')} || ${found.join(' | ')}`);
  }
  expect(unexplained).toEqual([]);
  expect(equal).toBeGreaterThan(240);
});

test('every explanation is needed', () => {
  expect([...used].sort()).toEqual(EXPLAINED.map(({ why }) => why).sort());
});

/** Paths from the root, by the name that factur-x gives to the term. */
function ourPaths(binding: Binding): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (members: Members, above: readonly string[], modelPath: string): void => {
    for (const [name, member] of Object.entries(members)) {
      const place = binding.places[member.id];
      if (place === null || place === undefined) continue;
      const alternatives = (typeof place === 'string' ? place : place.path).split(' | ');
      const paths = alternatives.flatMap((path) => above.map((start) => join(start, path)));
      const path = `${modelPath === '' ? '' : `${modelPath}.`}${name}${member.many ? '[0]' : ''}`;
      if (isGroup(member)) visit(member.members, paths, path);
      else found.set(keyOf({ id: member.id, path }).replace(/\[\d+\]/g, ''), paths);
    }
  };
  visit(INVOICE, [''], '');
  return found;
}

function theirPaths(table: FacturX['paths'], wanted: 'ubl' | 'cii'): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const groups = new Map<string, string>();
  for (const [key, syntax, xpath] of table) {
    if (syntax !== wanted) continue;
    const path = xpath
      .replace(/^\/(?:rsm:CrossIndustryInvoice|Invoice)\//, '/')
      .replace(/%\((BT-\d)\)s/g, '$1')
      .replace(/'/g, '');
    const parent = key.slice(0, Math.max(key.lastIndexOf('.'), 0));
    const whole = path.startsWith('UBL_NOTE') ? (groups.get(parent) ?? '') : join(groups.get(parent) ?? '', path);
    groups.set(key, whole);
    found.set(key, [...(found.get(key) ?? []), whole]);
  }
  return found;
}

function join(start: string, path: string): string {
  if (path === '.') return start;
  return (path.startsWith('/') ? path : `${start}/${path}`).replace(/^\//, '');
}
