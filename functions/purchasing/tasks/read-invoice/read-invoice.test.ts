import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../../shared/aws/archive.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import {
  intake,
  intakeId,
  invoice,
  invoiceId,
  readXml,
  storedClaims,
  storedIntake,
  storedInvoice,
  XML,
} from '../../../../test/builders/purchasing.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import type { Intake } from '../../domain/intake.ts';
import { claimKeysOf, claimOf, type InvoiceClaim } from '../../domain/same-invoice.ts';
import { sellerSought } from '../../domain/seller.ts';
import { useCase } from './read-invoice.ts';
import { readInvoice } from './task.ts';

const claim = claimOf(intakeId, invoice);
const other = { ...claim, intakeId: 'itk_00000000-0000-8000-8000-000000000002' };
const input = { intakeId, sha256: intake.sha256 };
interface Found {
  readonly refused?: object;
  readonly checks?: object;
  readonly report?: string;
  readonly linesDocument?: string;
  readonly same?: InvoiceClaim | undefined;
}
const found = { ...readXml, claim };

/** Reads a document as the runtime would; tells also what was put into the archive and what was locked there. */
async function gather(file: Buffer) {
  const put = new Map<string, string>();
  const locked: unknown[] = [];
  const archive = {
    get: async (_scope: unknown, hash: string) => (hash === intake.sha256 ? file : undefined),
    put: async (_scope: unknown, hash: string, bytes: Buffer) => put.set(hash, bytes.toString()),
    lock: async (_scope: unknown, ...what: unknown[]) => locked.push(what),
  } as unknown as Archive;
  const facts = await useCase.gather?.(input, { archive, ...reading() }, contextOf());
  return { facts: facts as unknown as Found, put, locked };
}

const readIt = (facts: object, state: object = { subject: storedIntake(intake) }) =>
  decided(readInvoice, useCase, { input, facts, state: state as never });

describe('what is gathered', () => {
  test('the document of the intake, read and judged, and locked because it is an invoice', async () => {
    const { facts, put, locked } = await gather(XML);
    expect(facts).toEqual(found);
    expect(put.size).toBe(0);
    expect(locked).toEqual([[intake.sha256, { now: NOW, until: '2037-11-24T09:30:00.000Z' }]]);
  });

  test('a file that is no invoice is not locked', async () => {
    const { facts, locked } = await gather(Buffer.from('<order/>'));
    expect(facts.refused).toMatchObject({ code: 'other-xml' });
    expect(locked).toEqual([]);
  });

  test('findings are kept as a document of their own', async () => {
    const faulty = XML.toString().replace('<ram:LineID>1</ram:LineID>', '<ram:LineID></ram:LineID>');
    const { facts, put } = await gather(Buffer.from(faulty));
    expect(facts.checks).toMatchObject({ verdict: 'faulty' });
    const report = put.get(facts.report ?? '') ?? '';
    expect(sha256(report)).toBe(facts.report);
    expect(JSON.parse(report)[0]).toMatchObject({ rule: 'BR-21', flag: 'fatal', message: { fr: expect.any(String) } });
  });

  test('more than a hundred lines are kept as a document of their own', async () => {
    const [before = '', line = ''] =
      /^(.*?)(<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>)/s
        .exec(XML.toString())
        ?.slice(1) ?? [];
    const long = XML.toString().replace(before + line, before + line.repeat(101));
    const { facts, put } = await gather(Buffer.from(long));
    expect(JSON.parse(put.get(facts.linesDocument ?? '') ?? '')).toHaveLength(101);
    expect(readIt(facts).writes[1]?.data).toMatchObject({
      lines: Array(100).fill({ line: '1' }),
      moreLines: { count: 101, document: facts.linesDocument },
    });
  });
});

test('the same invoice that came before is fetched, unless it was rejected', async () => {
  const state = { subject: storedIntake(intake), invoice: undefined, ...storedClaims(claim, other) };
  const same = async (itsState: Intake['state'], given: object = found) => {
    const first = storedIntake({ ...intake, intakeId: other.intakeId, state: itsState });
    return useCase.fetch?.(input, state, { ...reading(first), archive: {} as Archive }, contextOf(), given as never);
  };
  expect(await same('waiting')).toEqual({ ...found, same: other });
  expect(await same('approved')).toEqual({ ...found, same: other });
  expect(await same('rejected')).toEqual({ ...found, same: undefined });
  expect(await same('waiting', { toKey: 'pdf' })).toEqual({ toKey: 'pdf' });
});

describe('what is decided', () => {
  test('the invoice is kept beside its intake and claimed; the seller’s numbers go on to find the supplier', () => {
    expect(readIt(found)).toEqual({
      output: { outcome: 'seek', seller: sellerSought(readXml.facts, intakeId) },
      writes: [
        { type: 'replace', kind: 'intake', data: { ...intake, invoiceId } },
        { type: 'create', kind: 'supplier-invoice', data: invoice },
        ...Object.values(claimKeysOf(claim)).map((claimKey) => ({
          type: 'create',
          kind: 'invoice-claims',
          data: { claimKey, claims: [claim] },
        })),
      ],
      events: [],
    });
  });

  test('what a platform delivered did not come outside of it', () => {
    const state = { subject: storedIntake({ ...intake, door: 'platform' }) };
    expect(readIt(found, state).writes[1]?.data).not.toHaveProperty('eInvoiceDuty');
  });

  test('an execution that starts again writes the invoice anew, once', () => {
    const state = { subject: storedIntake(intake), invoice: storedInvoice(invoice), ...storedClaims(claim, claim) };
    const { writes } = readIt(found, state);
    expect(writes.map(({ type }) => type)).toEqual(Array(6).fill('replace'));
    expect(writes[1]?.data).not.toHaveProperty('nearDuplicates');
    expect(writes[2]?.data).toMatchObject({ claims: [claim] });
  });

  test('a file that cannot be read ends with its reason', () => {
    const reason = { code: 'image', fr: 'une image', en: 'an image' };
    expect(readIt({ refused: reason })).toEqual({
      output: { outcome: 'refused' },
      writes: [{ type: 'replace', kind: 'intake', data: { ...intake, state: 'refused', reason, endedAt: NOW } }],
      events: [],
    });
  });

  test('of a file that no machine can read a person is asked at once', () => {
    const { output, writes } = readIt({ toKey: 'image' });
    expect(output).toMatchObject({
      outcome: 'ask',
      task: { question: 'key-supplier-invoice', round: 1, role: 'clerk' },
    });
    const asked = { question: 'key-supplier-invoice', round: 1, role: 'clerk', since: NOW };
    expect(writes).toEqual([
      { type: 'replace', kind: 'intake', data: { ...intake, toKey: 'image', state: 'waiting', asked } },
    ]);
  });

  test('the same invoice in another file ends, and names the first', () => {
    const { output, writes } = readIt({ ...found, same: other });
    expect(output).toEqual({ outcome: 'refused' });
    expect(writes).toHaveLength(1);
    expect(writes[0]?.data).toMatchObject({
      state: 'refused',
      duplicateOf: other.intakeId,
      reason: { code: 'duplicate-invoice', fr: expect.stringContaining('A-1') },
    });
  });

  test('the same number with another total is left to a person, and claimed as well', () => {
    const dearer = { ...other, totalWithVat: { amount: '999.00', currency: 'EUR' } };
    const { output, writes } = readIt(found, { subject: storedIntake(intake), ...storedClaims(claim, dearer) });
    expect(output).toMatchObject({ outcome: 'seek' });
    expect(writes[1]?.data).toMatchObject({ nearDuplicates: [{ intakeId: other.intakeId, likeness: 'same-number' }] });
    expect(writes[2]).toMatchObject({ type: 'replace', data: { claims: [claim, dearer] } });
  });

  test('an intake that is not there is a defect of the workflow', () => {
    expect(() => readIt(found, {})).toThrow(intakeId);
  });
});
