import { expect, test } from 'vitest';
import { tooHeavy } from './sizes.ts';

test.each(['purchasing/queries', 'purchasing/request-upload', 'identity/open-session', 'identity/authorise'])(
  'somebody waits for %s: 200 kB at most',
  (name) => {
    expect(tooHeavy(name, 200)).toEqual([]);
    expect(tooHeavy(name, 200.01)).toEqual([expect.stringContaining(`${name} is 200.01 kB compressed`)]);
  },
);

test('a step, a job and an outbox may be heavier', () => {
  for (const name of ['purchasing/read-invoice', 'purchasing/resume-intakes', 'ledger/outbox'])
    expect(tooHeavy(name, 300)).toEqual([]);
});
