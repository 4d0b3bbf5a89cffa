import { expect, test } from 'vitest';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { FecChecker } from '../../../../shared/standards/fec/index.ts';
import { books, seriesOfOne, storedAuxiliary, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './export-fec.ts';
import { exportFec } from './task.ts';

const { head, records } = seriesOfOne();
const make = async (given = { yearId }) => {
  const kept: { bytes: Uint8Array; until: string }[] = [];
  const archive = {
    put: async (_: unknown, __: string, bytes: Uint8Array, { until }: { until: string }) =>
      void kept.push({ bytes, until }),
  } as never;
  const state = { books: storedBooks(books), chart: undefined, subject: undefined };
  const { read } = reading(head, ...records, storedAuxiliary);
  const made = await useCase.fetch?.(given, state, { read, archive }, contextOf(), undefined as never);
  return { made, kept };
};

test('the file passes the check, is kept until its legal date, and the export says where the journals stood', async () => {
  const { made, kept } = await make();
  const bytes = kept[0]?.bytes ?? new Uint8Array();
  const checker = new FecChecker((made as { name: string }).name);
  checker.push(bytes);
  expect(checker.end()).toMatchObject({ findings: [], lines: 3, entries: 1 });
  expect(new TextDecoder().decode(bytes)).toContain('Verrerie du Rhône');
  expect(kept[0]?.until).toBe('2036-12-31T00:00:00.000Z');
  const { output } = decided(exportFec, useCase, {
    input: { yearId },
    state: { books: storedBooks(books) },
    facts: made,
  });
  expect(output).toMatchObject({
    sha256: sha256(bytes),
    entries: 1,
    at: NOW,
    heads: [{ journal: 'AC', number: 1, hash: head.data.hash }],
  });
});

test('a year that is none is refused', async () => {
  expect((await make({ yearId: '2030-12-31' })).made).toMatchObject({ kind: { code: 'ledger.year-not-found' } });
});
