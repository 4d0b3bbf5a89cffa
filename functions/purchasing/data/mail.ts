import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { Mail, MailAddressOwner, UnsortedMail } from '../domain/mail/mail.ts';

/*
 * Access patterns
 * | who asks                                          | how                                  |
 * | whose an address is (group); a message            | their key                            |
 * | a company's addresses (group)                     | list1 = the company, by address      |
 * | messages of a company, newest first               | list1 = all, by receivedAt           |
 * | messages that were given to no company (group)    | list1 = unsorted, by receivedAt      |
 */

export const MailAddressRecord = defineEntity({
  kind: 'mail-address',
  schema: MailAddressOwner,
  id: ({ address }) => address,
  lists: ({ address, companyId }) => (companyId ? { list1: { by: companyId, sort: address } } : {}),
});

export const UnsortedMailRecord = defineEntity({
  kind: 'unsorted-mail',
  schema: UnsortedMail,
  id: ({ mailId }) => mailId,
  lists: ({ mailId, receivedAt, companyId }) =>
    companyId ? {} : { list1: { by: 'unsorted', sort: `${receivedAt}#${mailId}` } },
});

export const MailRecord = defineEntity({
  kind: 'mail',
  schema: Mail,
  id: ({ mailId }) => mailId,
  lists: ({ mailId, receivedAt }) => ({ list1: { by: 'all', sort: `${receivedAt}#${mailId}` } }),
});

export const mails = (scope: Scope): ListQuery<Mail> => ({
  entity: MailRecord,
  scope,
  newestFirst: true,
  index: 'list1',
  by: 'all',
});

export const unsortedMails = (scope: Scope): ListQuery<UnsortedMail> => ({
  entity: UnsortedMailRecord,
  scope,
  newestFirst: true,
  index: 'list1',
  by: 'unsorted',
});
