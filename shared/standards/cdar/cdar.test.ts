import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStatus, NEED_REASON, REASONS, REASONS_OF, STATUSES, type StatusCode } from './codes.ts';
import { statusMessage } from './compose.ts';
import { NotALifecycleMessage, readLifecycleMessage } from './read.ts';
import { judgeLifecycleMessage, PACKS, RULES } from './rules.ts';
import { defects, everyStatus, given } from './samples.ts';
import { writeLifecycleMessage } from './write.ts';

const refusal = statusMessage({ ...given, status: '210', reasons: ['NON_CONFORME', 'CMD_ERR'], action: 'NIN' });

describe('a status that we write', () => {
  test.each(everyStatus().map((status) => [`${status.status} ${status.reasons ?? ''}`, status] as const))(
    '%s is read back as it was, and breaks no rule of any pack',
    (_, status) => {
      const message = statusMessage(status);
      expect(readLifecycleMessage(writeLifecycleMessage(message))).toEqual(message);
      for (const pack of PACKS) expect(judgeLifecycleMessage(message, pack)).toEqual([]);
    },
  );

  test('is the same to the last byte each time', () => {
    const write = () => Buffer.from(writeLifecycleMessage(statusMessage({ ...given, status: '205' }))).toString();
    expect(write()).toBe(write());
  });

  test('tells its times in the company’s zone, and names what people know it by', () => {
    expect(refusal).toMatchObject({
      id: 'FA-2026-1171_210_20261124103000#380_20261120',
      createdAt: '2026-11-24T10:30:00',
      issuer: { role: 'BY', ids: [{ scheme: '0002', value: '000100016' }] },
      recipients: [{ role: 'SE', address: { scheme: '0225', value: '000100032' } }],
      phase: '23',
    });
    expect(refusal.invoices[0]?.details.map(({ reason, sequence }) => [reason, sequence])).toEqual([
      ['NON_CONFORME', '1'],
      ['CMD_ERR', '2'],
    ]);
  });

  test('is never one of those that platforms establish', () => {
    expect(() => statusMessage({ ...given, status: '213' })).toThrow(RangeError);
  });

  test('carries whatever a person may type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
        const [read] = readLifecycleMessage(
          writeLifecycleMessage(statusMessage({ ...given, status: '207', reasons: ['AUTRE'], comment: `(${typed})` })),
        ).invoices;
        expect(read?.details[0]?.notes).toHaveLength(1);
      }),
    );
  });
});

describe('what others write is read and not judged', () => {
  test('an unknown code is kept as it stands', () => {
    const text = Buffer.from(writeLifecycleMessage(refusal)).toString().replace('>210<', '>999<');
    const message = readLifecycleMessage(Buffer.from(text));
    expect(message.invoices[0]?.status).toBe('999');
    expect(judgeLifecycleMessage(message, '1.3.0').map(({ rule }) => rule)).toEqual(['BR-FR-CDV-CL-06']);
  });

  test('another document is refused by its name', () => {
    expect(() => readLifecycleMessage(Buffer.from('<Invoice xmlns="x"/>'))).toThrow(NotALifecycleMessage);
    expect(() => readLifecycleMessage(Buffer.from('<a'))).toThrow();
  });
});

describe('the closed lists', () => {
  test('each reason of a status is told in both languages, and a status that needs one has some', () => {
    for (const [status, reasons] of Object.entries(REASONS_OF)) {
      expect(isStatus(status)).toBe(true);
      for (const reason of reasons) expect(REASONS[reason].fr.length * REASONS[reason].en.length).toBeGreaterThan(0);
    }
    for (const status of NEED_REASON) expect(REASONS_OF[status as StatusCode]?.length).toBeGreaterThan(0);
    expect(Object.keys(STATUSES)).toHaveLength(16);
  });
});

describe('each rule is broken by its defect', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { packs = PACKS, text }) => {
    const broken = defects(refusal)[id];
    if (!broken) throw new Error(`No defect for ${id}`);
    for (const pack of packs) {
      const found = judgeLifecycleMessage(broken, pack).map(({ rule }) => rule);
      expect(found).toContain(id);
    }
    expect(text.fr.length * text.en.length).toBeGreaterThan(0);
  });
});
