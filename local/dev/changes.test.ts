import { expect, test } from 'vitest';
import { consequenceOf } from './changes.ts';

test('a use case is code; its declaration is code and may change its stack', () => {
  expect(consequenceOf('functions/work/tasks/decide-human-task/decide-human-task.ts')).toEqual({
    code: true,
    stacks: false,
  });
  expect(consequenceOf('functions/work/tasks/decide-human-task/task.ts')).toEqual({ code: true, stacks: true });
  expect(consequenceOf('functions/work/area.ts')).toEqual({ code: true, stacks: true });
  expect(consequenceOf('shared/kernel/money.ts')).toEqual({ code: true, stacks: false });
});

test('a definition names its workflow; infrastructure is deployed', () => {
  expect(consequenceOf('state-machines/purchasing/supplier-invoice-intake.asl.json')).toEqual({
    code: false,
    workflow: 'purchasing.supplier-invoice-intake',
    stacks: false,
  });
  expect(consequenceOf('infra/area-stack.ts')).toEqual({ code: false, stacks: true });
});

test('tests, pages and papers change nothing that runs in the cloud', () => {
  for (const file of [
    'functions/work/tasks/decide-human-task/decide-human-task.test.ts',
    'console/src/app/home.tsx',
    'README.md',
  ])
    expect(consequenceOf(file)).toEqual({ code: false, stacks: false });
});
