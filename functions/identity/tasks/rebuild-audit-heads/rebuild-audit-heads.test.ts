import { expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { GENESIS, type Link, nextLink } from '../../../../shared/kernel/hash-chain.ts';
import { groupScope, type Scope } from '../../../../shared/kernel/scope.ts';
import { brumaire, storedCompany } from '../../../../test/builders/identity.ts';
import { company, contextOf, groupContext, reading, stored } from '../../../../test/builders/use-case.ts';
import { AuditHeadRecord, AuditLinkRecord } from '../../data/audit.ts';
import { useCase } from './rebuild-audit-heads.ts';

const chain: Link[] = [];
for (let number = 1; number <= 120; number++)
  chain.push(nextLink(chain.at(-1) ?? GENESIS, `${number}`.padStart(64, '0')));
const links = (count: number, scope: Scope = company) =>
  chain.slice(0, count).map((link) => stored(AuditLinkRecord, link, { scope }));
const headAt = (number: number, scope: Scope = company) =>
  stored(AuditHeadRecord, { number, hash: chain[number - 1]?.hash ?? '' }, { scope, version: number });

const find = (...records: Stored<unknown>[]) => {
  const { read } = reading(...records);
  const page = async () => ({ items: [storedCompany(brumaire)] });
  return useCase.find({}, groupContext, { read: Object.assign(read, { page }) });
};
const decide = (last: number, head?: Stored<{ number: number; hash: string }>) =>
  useCase
    .decide({ owner: 'brumaire', last }, { subject: head, link: links(120)[last - 1] } as never, contextOf())
    .writes.map(({ type, data }) => [type, data]);

test.each([
  ['none, and no links', [], []],
  ['at the newest link', [headAt(3), ...links(3)], []],
  ['behind', [headAt(1), ...links(3)], [3]],
  ['gone', links(3), [3]],
  ['further behind than one request reads', [headAt(2), ...links(120)], [120]],
  ['before its links', [headAt(4), ...links(3)], [3]],
])('a head that is %s', async (_, records, expected) => {
  const found = await find(...records);
  expect(found.map(({ item }) => item.last)).toEqual(expected);
  for (const { scope } of found) expect(scope).toEqual(company);
});

test('the group has a chain too', async () => {
  expect(await find(...links(2, groupScope))).toEqual([{ scope: groupScope, item: { owner: 'group', last: 2 } }]);
});

test('a head that lags, or is gone, is set to the newest link', () => {
  const { number, hash } = chain[2] as Link;
  expect(decide(3, headAt(1))).toEqual([['replace', { number, hash }]]);
  expect(decide(3)).toEqual([['create', { number, hash }]]);
});

test('one that an entry has moved on meanwhile is left alone', () => {
  expect(decide(3, headAt(3))).toEqual([]);
});

test('missing links are a failure that says where', () => {
  expect(() => decide(3, headAt(4))).toThrow('The audit chain of brumaire has no link 4');
});
