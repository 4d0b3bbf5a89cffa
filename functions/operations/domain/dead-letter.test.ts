import { expect, test } from 'vitest';
import { readLetter } from './dead-letter.ts';

const letter = { messageId: 'm-1', sentAt: '2026-11-24T09:30:00.000Z', reason: undefined };

test('an event says what it is, whose and of which story', () => {
  const body = JSON.stringify({
    'detail-type': 'work.human-task-decided.v1',
    detail: { companyId: 'brumaire', correlationId: 'story', data: { secret: 1 } },
  });
  expect(readLetter({ ...letter, body })).toEqual({
    messageId: 'm-1',
    sentAt: letter.sentAt,
    type: 'work.human-task-decided.v1',
    companyId: 'brumaire',
    correlationId: 'story',
    body,
  });
});

test('anything else is shown as it is, a long one from its beginning', () => {
  expect(readLetter({ ...letter, body: 'not json', reason: 'Access denied' })).toEqual({
    messageId: 'm-1',
    sentAt: letter.sentAt,
    reason: 'Access denied',
    body: 'not json',
  });
  expect(readLetter({ ...letter, body: '{"a":1}' }).type).toBeUndefined();
  expect(readLetter({ ...letter, body: 'x'.repeat(5000) }).body).toHaveLength(4001);
});
