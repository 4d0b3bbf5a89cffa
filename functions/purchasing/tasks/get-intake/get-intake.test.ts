import { expect, test } from 'vitest';
import type { ArchiveLinks } from '../../../../shared/aws/archive-links.ts';
import {
  checks,
  intake,
  intakeId,
  invoice,
  storedIntake,
  storedInvoice,
} from '../../../../test/builders/purchasing.ts';
import { company, contextOf, reading } from '../../../../test/builders/use-case.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { useCase } from './get-intake.ts';

const linked: unknown[] = [];
const archiveLinks = {
  sign: async (...what: unknown[]) => {
    linked.push(what);
    return 'https://documents.example/';
  },
} as unknown as ArchiveLinks;
const get = (...records: Parameters<typeof reading>) =>
  useCase({ intakeId }, contextOf(), { archiveLinks, ...reading(...records) });
const document = { url: 'https://documents.example/' };

test('the file, its invoice, and an address of the original under the file’s own name', async () => {
  expect(await get(storedIntake(intake), storedInvoice(invoice))).toEqual({
    intake,
    invoice: { ...invoice, version: 1 },
    document,
  });
  expect(linked).toEqual([[company, intake.sha256, 'f.xml']]);
});

test('what the rules found and many lines have addresses of their own', async () => {
  linked.length = 0;
  const report = '1'.repeat(64);
  const moreLines = { count: 101, document: '2'.repeat(64) };
  const long = { ...invoice, checks: { ...checks, report }, moreLines };
  expect(await get(storedIntake(intake), storedInvoice(long))).toMatchObject({ report: document, moreLines: document });
  expect(linked.slice(1)).toEqual([
    [company, report, 'report.json'],
    [company, moreLines.document, 'lines.json'],
  ]);
});

test('a file in which no invoice was read has none', async () => {
  expect(await get(storedIntake(intake))).toEqual({ intake, document });
});

test('one that is not there is refused, and no address is made', async () => {
  linked.length = 0;
  expect(await get()).toMatchObject({ kind: IntakeNotFound, parameters: { intakeId } });
  expect(linked).toEqual([]);
});
