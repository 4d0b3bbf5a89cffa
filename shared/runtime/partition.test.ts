import { expect, test } from 'vitest';
import { BoxRecord } from '../../test/builders/runtime.ts';
import { company } from '../../test/builders/use-case.ts';
import { companyOfPartition, inboxPlace } from './partition.ts';

test('company and id of a partition are those it was built from', () => {
  const { partition } = BoxRecord.key(company, 'a#1');
  expect(companyOfPartition(partition)).toEqual({ scope: company, id: 'a#1' });
  expect(() => companyOfPartition('group#member#x')).toThrow(RangeError);
});

test.each([
  ['inbox/brumaire/upl/f.xml', 'upl/f.xml'],
  ['inbox/brumaire/a b+c%20é.xml', 'a b+c%20é.xml'],
  ['inbox/brumaire/', ''],
])('%s is a place of the company', (key, path) => {
  expect(inboxPlace(key)).toEqual({ scope: company, path });
});

test.each([
  '',
  'inbox',
  'inbox/brumaire',
  'inbox/Brumaire/f.xml',
  'inbox/group/f.xml',
  'inbox/a#b/f.xml',
  'x/inbox/brumaire/f',
])('%j is nobody’s', (key) => {
  expect(inboxPlace(key)).toBeUndefined();
});
