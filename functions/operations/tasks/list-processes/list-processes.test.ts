import { expect, test } from 'vitest';
import { groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-processes.ts';

test('each workflow with the state of each execution that runs', async () => {
  const startedAt = '2026-11-24T09:30:00.000Z';
  const executions = {
    running: async () => [
      {
        name: 'purchasing-supplier-invoice-intake',
        executions: [
          { name: 'one', startedAt, state: 'AskPerson' },
          { name: 'two', startedAt, state: undefined },
        ],
        more: false,
      },
    ],
  };
  expect(await useCase({}, groupContext, { ...reading(), executions })).toEqual({
    processes: [
      {
        process: 'purchasing-supplier-invoice-intake',
        executions: [
          { execution: 'one', startedAt, state: 'AskPerson' },
          { execution: 'two', startedAt },
        ],
        more: false,
      },
    ],
  });
});
