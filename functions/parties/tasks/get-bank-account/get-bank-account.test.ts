import { expect, test } from 'vitest';
import { account, storedAccount } from '../../../../test/builders/parties.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-bank-account.ts';

test('an account with its version; one that is not there is refused', async () => {
  const { accountId } = account;
  expect(await useCase({ accountId }, contextOf(), reading(storedAccount(account, 2)))).toEqual({
    ...account,
    version: 2,
  });
  expect(await useCase({ accountId }, contextOf(), reading())).toMatchObject({
    kind: { code: 'parties.bank-account-not-found' },
  });
});
