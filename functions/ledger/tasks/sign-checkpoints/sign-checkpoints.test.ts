import { expect, test } from 'vitest';
import type { Checkpoints } from '../../../../shared/aws/checkpoints.ts';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { seriesOfOne, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, groupContext, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './sign-checkpoints.ts';

const { head, records } = seriesOfOne();
const item = { journal: 'AC', yearId, occasion: NOW };

async function sign(...stored: Stored<unknown>[]) {
  const signed: unknown[] = [];
  const checkpoints: Pick<Checkpoints, 'sign'> = {
    sign: async ({ companyId }, chain, { number, hash }, { until }) => {
      signed.push([companyId, chain, number, hash, until.slice(0, 10)]);
    },
  };
  await useCase.fetch?.(item, { subject: head }, { read: reading(...stored).read, checkpoints }, contextOf());
  return signed;
}

test('the end of a journal is signed, for as long as the books are kept, and is no longer due', async () => {
  expect(await sign(...records)).toEqual([['brumaire', `ledger/AC/${yearId}`, 1, head.data.hash, '2036-12-31']]);
  const { writes } = useCase.decide(item, { subject: head }, contextOf());
  expect(writes).toMatchObject([{ type: 'replace', data: { number: 1, signed: 1 } }]);
  const done = { ...head, data: { ...head.data, signed: 1 } };
  expect(useCase.decide(item, { subject: done }, contextOf()).writes).toEqual([]);
});

test('what does not hold together is not signed', async () => {
  await expect(sign()).rejects.toThrow('verify the chain');
  const [link] = records;
  const other = { ...link, data: { ...link.data, hash: 'f'.repeat(64) } };
  await expect(sign(other)).rejects.toThrow('verify the chain');
});

test('it goes over the journals that have grown since they were signed', async () => {
  const grown = [{ pk: head.key.partition, sk: 'state', unfinishedSince: NOW }];
  const read = { unfinished: async (kind: string) => (kind === 'series' ? grown : []) } as never;
  const [found] = await useCase.find({}, groupContext, { read });
  expect(found).toMatchObject({ scope: { companyId: 'brumaire' }, item: { journal: 'AC', yearId } });
  const later = await useCase.find({}, { ...groupContext, now: '2026-11-24T10:30:00.000Z' }, { read });
  expect(useCase.repeat(later[0]?.item as typeof item)).not.toBe(useCase.repeat(found?.item as typeof item));
});
