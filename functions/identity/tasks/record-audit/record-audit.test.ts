import { expect, test } from 'vitest';
import { CommandRecorded } from '../../../../shared/contracts/audit.ts';
import { contentHash, firstBroken, type Link } from '../../../../shared/kernel/hash-chain.ts';
import { contextOf, decided, NOW, stored } from '../../../../test/builders/use-case.ts';
import { AuditHeadRecord } from '../../data/audit.ts';
import { useCase } from './record-audit.ts';
import { recordAudit } from './task.ts';

const event = (id: string) => ({
  id,
  type: CommandRecorded.type,
  companyId: 'brumaire',
  aggregate: { kind: 'command', id },
  sequence: 1,
  occurredAt: NOW,
  correlationId: 'story',
  data: CommandRecorded.example,
});

const record = (id: string, head?: { number: number; hash: string }, salt = '5a'.repeat(32)) => {
  const { writes } = decided(recordAudit, useCase, {
    input: [event(id)],
    state: { subject: head && stored(AuditHeadRecord, head) },
    context: contextOf({ salt: () => salt }),
  });
  const [headWrite, link, content] = writes.map(({ data }) => data) as [
    typeof head & object,
    Link,
    { salt: string; content: object },
  ];
  return { writes, head: headWrite, link, content };
};

test('head, link and content are written at once; of them only the head replaces anything', () => {
  const { writes } = record('one');
  expect(writes.map(({ type, kind }) => `${type} ${kind}`)).toEqual([
    'create audit-head',
    'create audit-link',
    'create audit-content',
  ]);
  expect(record('two', { number: 1, hash: 'a'.repeat(64) }).writes[0]).toMatchObject({
    type: 'replace',
    kind: 'audit-head',
  });
});

test('who did what, when, in which story is in the content, and the link proves it', () => {
  const { link, content, head } = record('one');
  expect(content.content).toEqual({ id: 'one', occurredAt: NOW, correlationId: 'story', ...CommandRecorded.example });
  expect(link.contentHash).toBe(contentHash(content.salt, content.content));
  expect(head).toEqual({ number: 1, hash: link.hash });
});

test('what came together is one transaction: one head, and a link and content each', () => {
  const { writes } = decided(recordAudit, useCase, { input: ['one', 'two', 'three'].map(event), context: contextOf() });
  const of = (kind: string) => writes.filter((write) => write.kind === kind).map(({ data }) => data);
  const links = of('audit-link') as Link[];
  expect(firstBroken(links)).toBeUndefined();
  expect(links.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(of('audit-content')).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect(of('audit-head')).toEqual([{ number: 3, hash: links.at(-1)?.hash }]);
});

test('one after the other they are a chain', () => {
  const links: Link[] = [];
  for (let i = 0; i < 5; i++)
    links.push(record(`${i}`, links.at(-1) && { number: i, hash: links.at(-1)?.hash ?? '' }).link);
  expect(firstBroken(links)).toBeUndefined();
});

test('each content has a salt of its own: equal contents have different hashes', () => {
  expect(record('one', undefined, 'aa').link.contentHash).not.toBe(record('one', undefined, 'bb').link.contentHash);
});
