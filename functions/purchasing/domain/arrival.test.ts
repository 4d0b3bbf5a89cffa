import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { uploadId } from '../../../test/builders/purchasing.ts';
import { arrivalOf } from './arrival.ts';
import { UploadId } from './intake.ts';

const scan = 'scan-0123456789abcdef0123456789abcdef';

test.each([
  [`${uploadId}/F-2026 0117 é+%20.xml`, uploadId, 'F-2026 0117 é+%20.xml'],
  [`${scan}/f.pdf`, scan, 'f.pdf'],
  [`${scan}/a/b/f.pdf`, scan, 'f.pdf'],
  [`${scan}/`, scan, scan],
])('%s is what it says', (path, id, name) => {
  expect(arrivalOf(path)).toEqual({ uploadId: id, name });
});

test.each([
  ['a folder of a scanner', '2026-11/f.pdf', 'f.pdf'],
  ['a folder with a dot and a blank', 'Scan 1.2/f.pdf', 'f.pdf'],
  ['no folder', 'f.pdf', 'f.pdf'],
  ['a folder that is too long', `${'x'.repeat(81)}/f.pdf`, 'f.pdf'],
  ['a prefix that is too long', `${'x'.repeat(21)}-${scan.slice(5)}/f.pdf`, 'f.pdf'],
  ['digits with dashes anywhere', `scan-${[...scan.slice(5)].join('-')}/f.pdf`, 'f.pdf'],
  ['a blank first part', '/f.pdf', 'f.pdf'],
  ['parts that climb', '../../other/f.pdf', 'f.pdf'],
  ['control characters', 'a/\u0000f\n.pdf', 'f .pdf'],
  ['nothing', '', '?'],
  ['only slashes', '///', '?'],
])('%s: the upload has an id of its own', (_, path, name) => {
  const arrival = arrivalOf(path);
  expect(arrival).toEqual({ uploadId: expect.stringMatching(/^upl_[0-9a-f-]{36}$/), name });
});

test('files of one folder are uploads of their own, and a repeat is the same', () => {
  expect(arrivalOf('2026-11/a.pdf').uploadId).not.toBe(arrivalOf('2026-11/b.pdf').uploadId);
  expect(arrivalOf('2026-11/a.pdf')).toEqual(arrivalOf('2026-11/a.pdf'));
});

test('whatever S3 takes as a key has a safe upload id and a short name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 1024 }), (path) => {
      const { uploadId, name } = arrivalOf(path);
      expect(UploadId.safeParse(uploadId).success).toBe(true);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[\p{Cc}/]/u);
    }),
  );
});
