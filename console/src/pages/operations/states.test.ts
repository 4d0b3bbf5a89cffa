import { expect, test } from 'vitest';
import { type Definition, edgesOf, statesOf } from './states.ts';

test('every way out of a state is drawn once, failures apart', () => {
  const definition: Definition = {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Task', Next: 'Which', Catch: [{ Next: 'Broken' }, { Next: 'Broken' }] },
      Which: { Type: 'Choice', Choices: [{ Next: 'Each' }, { Next: 'Each' }], Default: 'Ask' },
      Each: { Type: 'Map', ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass' } } }, Next: 'Broken' },
      Broken: { Type: 'Fail' },
    },
  };
  expect(statesOf(definition)).toEqual(['Ask', 'Which', 'Each', 'One', 'Broken']);
  expect(edgesOf(definition).map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
    'Ask Which next',
    'Ask Broken catch',
    'Which Ask next',
    'Which Each next',
    'Each Broken next',
    'Each One next',
  ]);
});

test('every way of each deployed process leads to one of its states', () => {
  const definitions = import.meta.glob<Definition>('../../../../state-machines/*/*.asl.json', {
    import: 'default',
    eager: true,
  });
  expect(Object.keys(definitions).length).toBeGreaterThan(0);
  for (const definition of Object.values(definitions)) {
    const states = statesOf(definition);
    for (const { from, to } of edgesOf(definition)) expect(states).toEqual(expect.arrayContaining([from, to]));
  }
});
