import { expect, test } from 'vitest';
import type { Checkpoint } from '../../../../shared/aws/checkpoints.ts';
import { books, seriesOfOne, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, NOW, reading } from '../../../../test/builders/use-case.ts';
import { verifySeries } from './task.ts';
import { useCase } from './verify-series.ts';

const { head, records } = seriesOfOne();
const [link, text] = records;
const verify = async (given: Parameters<typeof reading>, signed: Checkpoint[] = []) => {
  const { read } = reading(storedBooks(books), ...given);
  const input = verifySeries.input.parse({ journal: 'AC', yearId });
  const found = await useCase(input, contextOf(), { read, checkpoints: { of: async () => signed } });
  return verifySeries.output.parse(found);
};
const checkpoint: Checkpoint = { number: 1, hash: head.data.hash, at: NOW, holds: true };

test('a whole chain ends where the journal does, and says what no checkpoint proves yet', async () => {
  const found = await verify([head, link, text]);
  expect(found).toMatchObject({ through: { number: 1, hash: head.data.hash }, last: 1, notYetProved: 1 });
  expect([found.broken, found.proved]).toEqual([undefined, undefined]);
  expect(await verify([])).toMatchObject({ last: 0, notYetProved: 0 });
  const proved = await verify([head, link, text], [checkpoint]);
  expect(proved).toMatchObject({ proved: { number: 1, at: NOW }, notYetProved: 0 });
  expect(proved.broken).toBeUndefined();
});

test('what was tampered with is named', async () => {
  const forged = { ...text, data: { ...text.data, entry: { ...text.data.entry, label: 'Forged' } } };
  const broken = async (...given: Parameters<typeof verify>) => (await verify(...given)).broken;
  expect(await broken([head, link, forged])).toMatchObject({ number: 1, defect: 'content-changed' });
  expect(await broken([head])).toMatchObject({ number: 1, defect: 'link-missing' });
  expect(await broken([head, link])).toMatchObject({ number: 1, defect: 'content-missing' });
  expect(await broken([link, text])).toMatchObject({ number: 1, defect: 'beyond-head' });
  const other = { ...head, data: { ...head.data, hash: 'f'.repeat(64) } };
  expect(await broken([other, link, text])).toMatchObject({ number: 1, defect: 'head-differs' });
});

test('what holds together but is not what was signed is named too', async () => {
  const told = { number: 1, since: 1, defect: 'checkpoint-differs' };
  const another = { ...checkpoint, hash: 'f'.repeat(64) };
  expect((await verify([head, link, text], [another])).broken).toMatchObject(told);
  expect((await verify([head, link, text], [{ ...checkpoint, holds: false }])).broken).toMatchObject(told);
  // A second one of the same number does not hide behind the first.
  expect((await verify([head, link, text], [checkpoint, another])).broken).toMatchObject(told);
  expect((await verify([], [checkpoint])).broken).toMatchObject({ number: 1, defect: 'cut-off' });
});
