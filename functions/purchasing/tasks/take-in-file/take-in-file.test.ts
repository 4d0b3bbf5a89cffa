import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../../shared/aws/archive.ts';
import type { Inbox, InboxFile } from '../../../../shared/aws/inbox.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import {
  intake,
  intakeId,
  storedIntake,
  storedUpload,
  upload,
  uploadId,
  XML,
} from '../../../../test/builders/purchasing.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { EMPTY, TOO_LARGE } from '../../domain/reasons.ts';
import { useCase } from './take-in-file.ts';
import { takeInFile } from './task.ts';

const key = `inbox/brumaire/${uploadId}/f.xml`;
const { execution = '' } = intake;
const input = { key, path: `${uploadId}/f.xml`, execution };
const content = { hash: sha256(XML), size: XML.length, intakeId };

/** Reads the file as the use case would; answers the facts and what was put into the archive. */
async function gather(file: InboxFile | 'too-large' | 'gone') {
  const put: unknown[] = [];
  const services = {
    inbox: { read: async () => file } as unknown as Inbox,
    archive: { put: async (...what: unknown[]) => put.push(what) } as unknown as Archive,
    ...reading(),
  };
  return { facts: await useCase.gather?.(input, services, contextOf()), put };
}

describe('the file is kept before anything is said of it', () => {
  test('under the hash of its content, not locked before it is read', async () => {
    const { facts, put } = await gather({ bytes: XML, size: XML.length });
    expect(facts).toEqual(content);
    expect(put).toEqual([[contextOf().scope, content.hash, XML]]);
  });

  test('but not one that is empty or too large', async () => {
    expect(await gather({ bytes: new Uint8Array(), size: 0 })).toEqual({ facts: { refused: EMPTY }, put: [] });
    expect(await gather('too-large')).toEqual({ facts: { refused: TOO_LARGE }, put: [] });
  });

  test('a file that is gone is a failure, not a business no', async () => {
    await expect(gather('gone')).rejects.toThrow(key);
  });
});

describe('what becomes of it', () => {
  const take = (facts: object, state = {}, given = {}) =>
    decided(takeInFile, useCase, { input: { ...input, ...given }, facts, state });
  const arrived = { uploadId, name: 'f.xml', at: NOW };

  test('new content opens an intake', () => {
    expect(take(content)).toEqual({
      output: { outcome: 'taken-in', companyId: 'brumaire', intakeId, sha256: intake.sha256 },
      writes: [
        { type: 'create', kind: 'upload', data: { ...arrived, state: 'taken-in', intakeId } },
        { type: 'create', kind: 'intake', data: intake },
      ],
      events: [],
    });
  });

  test('an upload that was asked for keeps who asked, and when', () => {
    const asked = { ...upload, at: '2026-11-24T09:00:00.000Z' };
    expect(take(content, { subject: storedUpload(asked) }).writes[0]).toEqual({
      type: 'replace',
      kind: 'upload',
      data: { ...asked, state: 'taken-in', intakeId },
    });
  });

  test('content that is known points to its intake and touches it not', () => {
    expect(take(content, { intake: storedIntake({ ...intake, state: 'waiting' }) })).toEqual({
      output: { outcome: 'duplicate', companyId: 'brumaire', intakeId },
      writes: [{ type: 'create', kind: 'upload', data: { ...arrived, state: 'duplicate', intakeId } }],
      events: [],
    });
  });

  test.each([EMPTY, TOO_LARGE])('$code is refused with its reason', (reason) => {
    expect(take({ refused: reason })).toEqual({
      output: { outcome: 'refused', companyId: 'brumaire' },
      writes: [{ type: 'create', kind: 'upload', data: { ...arrived, state: 'refused', reason } }],
      events: [],
    });
  });

  test('a path that is no upload of ours is taken in all the same', () => {
    const { output, writes } = take(content, {}, { path: 'Scan 1.2/2026.11/f é.xml' });
    expect(output).toMatchObject({ outcome: 'taken-in' });
    expect(writes[0]?.data).toMatchObject({ uploadId: expect.stringMatching(/^upl_/), name: 'f é.xml' });
  });
});

test('the same object announced twice is one arrival; other content under its key is another', () => {
  const repeat = (etag?: string, path = input.path) => useCase.repeat?.({ ...input, path, etag });
  expect(repeat('a')).toBe(repeat('a'));
  expect(repeat('a')).not.toBe(repeat('b'));
  expect(repeat('a')).not.toBe(repeat('a', `${uploadId}/g.xml`));
});
