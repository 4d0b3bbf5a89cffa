import { expect, test } from 'vitest';
import { askFor, commandLine, type Known } from './questions.ts';

const known: Known = {
  areas: ['parties', 'work'],
  hasTask: (area, name) => `${area}.${name}` === 'parties.get-party',
  recordsOf: async () => [
    { name: 'PartyRecord', file: 'party.ts', kind: 'party', parameter: 'partyId', notFound: 'PartyNotFound' },
    { name: 'LookupRecord', file: 'lookup.ts', kind: 'lookup', parameter: 'lookupId', notFound: undefined },
  ],
  eventsOf: async () => [
    { name: 'Decided', area: 'work', type: 'work.decided.v1' },
    { name: 'Changed', area: 'parties', type: 'parties.changed.v1' },
  ],
};

/** Answers in turn, and keeps the questions. */
function answering(...answers: string[]) {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    const next = answers.shift();
    if (next === undefined) throw new Error(`Nobody answers “${question}”`);
    return next;
  };
  return { questions, ask };
}

test('asks for area, name, kind and record; Enter takes what is offered', async () => {
  const { ask } = answering('parties', 'block-supplier', '', '');
  const request = await askFor(ask, known);
  expect(commandLine(request)).toBe('npm run new-task -- parties block-supplier --kind command --record PartyRecord');
});

test('asks again, with the reason, for what cannot be', async () => {
  const { ask, questions } = answering(
    'Parties',
    'parties',
    'get-party',
    'Get It',
    'see-party',
    'quary',
    'query',
    'LookupRecord',
    'PartyRecord',
  );
  expect(await askFor(ask, known)).toMatchObject({ name: 'see-party', kind: 'query', record: 'PartyRecord' });
  expect(questions.map((question) => question.split('\n')[0])).toEqual([
    expect.stringContaining('Area (parties, work;'),
    'Names are lower case with hyphens.',
    expect.stringContaining('Name of the task'),
    'functions/parties/tasks/get-party is there already.',
    'Names are lower case with hyphens.',
    'What starts it?',
    'Choose one of command, query, step, job, listener.',
    // People who call must be told when something is not there: a record without that refusal is not offered.
    'Record it is about (PartyRecord) [PartyRecord]: ',
    'Choose one of PartyRecord.',
  ]);
});

test('a listener is asked for its event, and may be about any record', async () => {
  const { ask } = answering('work', 'note-change', 'listener', 'LookupRecord', 'parties.changed.v1');
  expect(commandLine(await askFor(ask, known))).toBe(
    'npm run new-task -- work note-change --kind listener --record LookupRecord --event parties.changed.v1',
  );
});

test('an unknown area is made, with its titles', async () => {
  const { ask } = answering('catalog', 'rename-product', '', 'Catalogue d’articles', '', `Items' catalog`, 'product');
  expect(commandLine(await askFor(ask, known))).toBe(
    `npm run new-task -- catalog rename-product --kind command --area-new --title-fr 'Catalogue d’articles' --title-en 'Items'\\'' catalog' --record product`,
  );
});
