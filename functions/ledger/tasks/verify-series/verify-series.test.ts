import { expect, test } from 'vitest';
import { books, seriesOfOne, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { verifySeries } from './task.ts';
import { useCase } from './verify-series.ts';

const { head, records } = seriesOfOne();
const [link, text] = records;
const verify = async (...given: Parameters<typeof reading>) =>
  (await useCase(
    verifySeries.input.parse({ journal: 'AC', yearId }),
    contextOf(),
    reading(storedBooks(books), ...given),
  )) as {
    broken?: object;
  };

test('a whole chain ends where the journal does', async () => {
  const found = await verify(head, link, text);
  expect(verifySeries.output.parse(found)).toMatchObject({ through: { number: 1, hash: head.data.hash }, last: 1 });
  expect(found.broken).toBeUndefined();
  expect((await verify()).broken).toBeUndefined();
});

test('what was tampered with is named', async () => {
  const forged = { ...text, data: { ...text.data, entry: { ...text.data.entry, label: 'Forged' } } };
  expect((await verify(head, link, forged)).broken).toMatchObject({ number: 1, defect: 'content-changed' });
  expect((await verify(head)).broken).toMatchObject({ number: 1, defect: 'link-missing' });
  expect((await verify(head, link)).broken).toMatchObject({ number: 1, defect: 'content-missing' });
  expect((await verify(link, text)).broken).toMatchObject({ number: 1, defect: 'beyond-head' });
  const other = { ...head, data: { ...head.data, hash: 'f'.repeat(64) } };
  expect((await verify(other, link, text)).broken).toMatchObject({ number: 1, defect: 'head-differs' });
});
