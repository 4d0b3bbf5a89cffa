import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AREAS } from '../../functions/areas.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { defineEvent } from '../../shared/contracts/event.ts';
import { command, job, listener, type TaskDeclaration } from '../../shared/contracts/task.ts';
import { defineRefusal } from '../../shared/kernel/refusal.ts';
import { declarationDefects, treeDefects } from './catalogue.ts';
import { readSources } from './sources.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the catalogue of the product', () => {
  test('has no defect in its declarations', () => {
    expect(AREAS.flatMap(({ tasks }) => tasks).length).toBeGreaterThan(20);
    expect(declarationDefects(AREAS)).toEqual([]);
  });

  test('is complete in the tree', async () => {
    const found = await treeDefects(ROOT, AREAS, await readSources(ROOT, ['functions']));
    expect(found).toEqual([]);
  });
});

const Done = defineEvent({
  name: 'a.done',
  version: 1,
  summary: 'Done.',
  aggregate: 'thing',
  data: z.object({ thingId: z.string() }),
  example: { thingId: 'x' },
});
const NotFound = defineRefusal<{ thingId: string }>({
  code: 'a.not-found',
  status: 404,
  title: { fr: 'Introuvable', en: 'Not found' },
  detail: { fr: 'Rien sous {thingId}.', en: 'Nothing under {thingId}.' },
});
const doIt: TaskDeclaration = {
  id: 'a.do-it',
  summary: 'Does it',
  trigger: command('POST', 'things/{thingId}'),
  input: z.strictObject({ thingId: z.string(), size: z.number() }),
  output: z.object({}),
  refusals: [NotFound],
  access: { tables: { main: 'write' }, publishes: [Done] },
  role: 'clerk',
  failureImpact: 'It is not done.',
  example: { thingId: 'x', size: 1 },
};
const area: AreaDeclaration = {
  id: 'a',
  title: { fr: 'Un', en: 'One' },
  summary: 'Things.',
  tables: ['main'],
  tasks: [doIt],
  workflows: [],
  events: [Done],
};
const withTask = (change: Partial<TaskDeclaration>): AreaDeclaration => ({ ...area, tasks: [{ ...doIt, ...change }] });

describe('a planted defect in a declaration is found', () => {
  test('the sound declaration has none', () => expect(declarationDefects([area])).toEqual([]));

  test.each<[string, AreaDeclaration, string]>([
    ['an id of another area', withTask({ id: 'b.do-it' }), 'an id is "a." and a name'],
    ['an id with capitals', withTask({ id: 'a.doIt' }), 'an id is "a." and a name'],
    ['an id twice', { ...area, tasks: [doIt, doIt] }, 'another task or workflow has the same id'],
    ['an event twice', { ...area, events: [Done, { ...Done }] }, 'another event has the same name and version'],
    [
      'an event of another area',
      { ...area, events: [Done, { ...Done, name: 'b.done', type: 'b.done.v1' }] },
      'the events of a begin with "a."',
    ],
    [
      'an event example that does not parse',
      { ...area, events: [{ ...Done, example: { thingId: 1 } }] },
      'its example is no valid one',
    ],
    ['a summary with a full stop', withTask({ summary: 'Does it.' }), 'the summary is one phrase'],
    ['an empty impact', withTask({ failureImpact: '' }), 'failureImpact says in a sentence'],
    ['an unlisted event', { ...area, events: [] }, 'publishes a.done.v1, which area.ts does not list'],
    [
      'an event nobody publishes',
      withTask({ trigger: listener({ ...Done, type: 'a.never.v1' }) }),
      'listens to a.never.v1, which no area publishes',
    ],
    ['records without the table', withTask({ access: { tables: { records: 'append' } } }), 'it uses records'],
    ['a command without a role', withTask({ role: undefined as never }), 'a role must say who may call it'],
    ['a job with a role', withTask({ trigger: job('rate(1 hour)') }), 'nobody calls it over HTTP'],
    ['a command without an example', withTask({ example: undefined }), 'a command with a body has an example'],
    ['an example that does not parse', withTask({ example: { thingId: 'x' } }), 'its example is no valid one'],
    [
      'a refusal of another area',
      withTask({ refusals: [{ ...NotFound, code: 'b.not-found' }] }),
      'a refusal of a.do-it begins with its area',
    ],
    ['two refusals with one code', withTask({ refusals: [NotFound, { ...NotFound }] }), 'two refusals have this code'],
    [
      'a text without English',
      withTask({ refusals: [{ ...NotFound, title: { fr: 'Non', en: ' ' } }] }),
      'a text is there in French and in English',
    ],
    [
      'a place forgotten in one language',
      withTask({ refusals: [{ ...NotFound, detail: { fr: 'Rien.', en: 'Nothing under {thingId}.' } }] }),
      'both languages fill the same places',
    ],
    ['a title without French', { ...area, title: { fr: '', en: 'One' } }, 'a text is there in French and in English'],
  ])('%s', (_, broken, sentence) => {
    const found = declarationDefects([broken]);
    expect(
      found.some((line) => line.includes(sentence)),
      found.join('\n'),
    ).toBe(true);
  });
});

describe('a planted defect in the tree is found', () => {
  const sound = {
    'functions/a/tasks/do-it/task.ts': 'export const doIt = 1;',
    'functions/a/tasks/do-it/do-it.ts': `import { things } from '../../data/thing.ts';\nexport const useCase = things;`,
    'functions/a/tasks/do-it/do-it.test.ts': '',
    'functions/a/data/thing.ts': 'export const things = 1;',
    'state-machines/a/flow.asl.json': '{}',
  };
  const withFlow: AreaDeclaration = {
    ...area,
    workflows: [{ id: 'a.flow', summary: 'Flows', failureImpact: 'Nothing flows.' }],
  };
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'coulisses-catalogue-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  const defectsOf = async (name: string, files: Readonly<Record<string, string | undefined>>) => {
    for (const [path, content] of Object.entries(files)) {
      if (content === undefined) continue;
      await mkdir(join(root, name, dirname(path)), { recursive: true });
      await writeFile(join(root, name, path), content);
    }
    return treeDefects(join(root, name), [withFlow], await readSources(join(root, name), ['functions']));
  };

  test('the sound tree has none', async () => expect(await defectsOf('sound', sound)).toEqual([]));

  test.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ['an area that is not listed', { 'functions/b/area.ts': '' }, 'functions/areas.ts does not list this area'],
    ['a task that is not listed', { 'functions/a/tasks/more/task.ts': '' }, 'area.ts does not list this task'],
    [
      'a declaration under another name',
      { 'functions/a/tasks/do-it/task.ts': 'export const other = 1;' },
      'it exports the declaration as doIt',
    ],
    [
      'no use case',
      { 'functions/a/tasks/do-it/do-it.ts': 'export const other = 1;' },
      'it exports the use case as useCase',
    ],
    ['no unit test', { 'functions/a/tasks/do-it/do-it.test.ts': undefined }, 'a unit test stands beside the use case'],
    ['no definition', { 'state-machines/a/flow.asl.json': undefined }, 'the workflow a.flow has its definition here'],
    [
      'an access pattern nobody uses',
      { 'functions/a/data/more.ts': 'export function unused() {}' },
      'nobody uses the access pattern unused',
    ],
  ])('%s', async (name, change, sentence) => {
    const found = await defectsOf(name.replaceAll(' ', '-'), { ...sound, ...change });
    expect(
      found.some((line) => line.includes(sentence)),
      found.join('\n'),
    ).toBe(true);
  });
});
