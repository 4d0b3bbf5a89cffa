import { expect, test } from 'vitest';
import type { Inbox } from '../../../../shared/aws/inbox.ts';
import { groupScope } from '../../../../shared/kernel/scope.ts';
import { mailOwner, message, storedOwner } from '../../../../test/builders/mail.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { mailIdOf } from '../../domain/mail/mail-id.ts';
import { useCase } from './sort-mail.ts';
import { sortMail } from './task.ts';

const key = 'mail/0123456789';
const input = { key, etag: 'e1' };
const context = { ...contextOf(), scope: groupScope };
const mailId = mailIdOf(key, 'e1');

async function sort(file: Buffer | 'too-large', owners: Record<string, typeof storedOwner> = {}) {
  const inbox = { read: async () => (file === 'too-large' ? file : { bytes: file, size: file.length }) };
  const services = { inbox: inbox as unknown as Inbox, ...reading() };
  const facts = await useCase.gather?.(input, services, context);
  return decided(sortMail, useCase, { input, facts, context, state: owners });
}

test('a message goes to the company that has one of its addresses', async () => {
  const { output, writes } = await sort(message(), { [mailOwner.address]: storedOwner });
  expect(output).toEqual({ outcome: 'sorted', mailId, companyId: 'brumaire' });
  expect(writes).toEqual([
    {
      type: 'create',
      kind: 'unsorted-mail',
      data: {
        mailId,
        key,
        from: 'compta@verrerie.example',
        subject: 'Votre facture',
        recipients: [mailOwner.address],
        receivedAt: NOW,
        companyId: 'brumaire',
      },
    },
  ]);
});

test.each([
  ['nobody has its address', message(), {}, 'mail-unknown-recipient'],
  ['it is over 30 MB', 'too-large' as const, {}, 'mail-too-large'],
  ['a virus was found', message({ headers: 'X-SES-Virus-Verdict: FAIL\r\n' }), {}, 'mail-infected'],
  ['its headers do not end', Buffer.alloc(300_000, 'x'), {}, 'mail-headers-too-large'],
  [
    'it is for two companies',
    message({ to: `${mailOwner.address}>, <two@brumaire.example` }),
    { 'two@brumaire.example': { ...storedOwner, data: { address: 'two@brumaire.example', companyId: 'two' } } },
    'mail-several-companies',
  ],
])('%s: it is refused with its reason', async (_, file, others, code) => {
  const owners = Object.fromEntries(
    Object.entries({ ...(code.includes('several') && { [mailOwner.address]: storedOwner }), ...others }).map(
      ([address, owner]) => [address, { ...owner, key: { ...owner.key, partition: `group#mail-address#${address}` } }],
    ),
  );
  const { output, writes } = await sort(file, owners);
  expect(output).toEqual({ outcome: 'refused', mailId });
  expect(writes[0]?.data).toMatchObject({ reason: { code } });
  expect(writes[0]?.data).not.toHaveProperty('companyId');
});

test('each message is sorted once, and another one under its key too', () => {
  expect(useCase.repeat?.(input)).not.toBe(useCase.repeat?.({ ...input, etag: 'e2' }));
});
