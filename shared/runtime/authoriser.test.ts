import { expect, test, vi } from 'vitest';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { lambdaContext } from '../../test/builders/runtime.ts';
import { authoriserHandler } from './authoriser.ts';
import type { Principal } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
const principal: Principal = { id: 'user_1', name: 'Camille', kind: 'person', memberships: { brumaire: ['clerk'] } };
const ask = (authorization: string | undefined) => {
  const asked: string[] = [];
  const handler = authoriserHandler(
    'identity.authorise',
    async (token) => {
      asked.push(token);
      if (token === 'outage') throw new Error('The keys cannot be fetched');
      return token === 'good' ? principal : undefined;
    },
    new MemoryDatabase(),
  );
  const answer = handler({ headers: { ...(authorization && { authorization }) } } as never, lambdaContext);
  return { answer, asked };
};

test('who is admitted travels on as one string', async () => {
  for (const header of ['Bearer good', 'bearer good'])
    expect(await ask(header).answer).toEqual({
      isAuthorized: true,
      context: { principal: JSON.stringify(principal) },
    });
});

test.each([undefined, '', 'good', 'Basic good', 'Bearer', 'Bearer ', 'Bearer good good', 'xBearer good'])(
  '%j is no bearer’s token, and nobody is asked about it',
  async (header) => {
    const { answer, asked } = ask(header);
    expect(await answer).toEqual({ isAuthorized: false });
    expect(asked).toEqual([]);
  },
);

test('an unknown token is refused, an outage is a failure', async () => {
  expect(await ask('Bearer bad').answer).toEqual({ isAuthorized: false });
  await expect(ask('Bearer outage').answer).rejects.toThrow('keys');
});
