import { describe, expect, test } from 'vitest';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { absence, openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { AbsencesRecord, MentionRecord } from '../../data/people.ts';
import type { HumanTask } from '../../domain/human-task.ts';
import { useCase } from './list-human-tasks.ts';
import { listHumanTasks } from './task.ts';

const list = async (query: object) => {
  const { read, asked } = reading(storedTask(openTask, 2));
  const page = await useCase(listHumanTasks.input.parse(query), contextOf(), { read });
  return { page, asked };
};

test('what waits comes first when nothing is asked, by deadline', async () => {
  const { page, asked } = await list({});
  expect(asked).toEqual([
    { scope: 'brumaire', index: 'list1', by: 'waiting', newestFirst: false, paging: { limit: 25 } },
  ]);
  expect(page).toEqual({ items: [{ ...openTask, version: 2, yours: true }], nextCursor: 'next' });
});

test('what was decided, newest first', async () => {
  const { asked } = await list({ state: 'decided', limit: '10', cursor: 'c' });
  expect(asked).toEqual([
    { scope: 'brumaire', index: 'list1', by: 'decided', newestFirst: true, paging: { limit: 10, cursor: 'c' } },
  ]);
});

test('there is no list of another state', () => {
  expect(listHumanTasks.input.safeParse({ state: 'open' }).success).toBe(false);
});

describe('of what waits, a view keeps what is', () => {
  const away = absence({
    person: { id: 'user_malik', name: 'Malik Diop' },
    delegate: { id: 'user_ines', name: 'Ines' },
  });
  const ines = { id: 'user_ines', name: 'Ines Marchal', roles: ['clerk' as const] };
  const excluded = [{ person: 'user_malik', why: { fr: 'Non.', en: 'No.' } }];
  const see = async (task: HumanTask, view: string, actor = ines) => {
    const services = reading(
      storedTask(task),
      stored(AbsencesRecord, { personId: ines.id, own: [], standsInFor: [away] }),
    );
    const page = await useCase(listHumanTasks.input.parse({ view }), contextOf({ actor }), services);
    return (page as { items: { onBehalfOf?: unknown }[] }).items;
  };
  const views = async (task: HumanTask) => {
    const [mine, role, delegated] = [await see(task, 'mine'), await see(task, 'role'), await see(task, 'delegated')];
    return { mine: mine.length, role: role.length, delegated: delegated.length };
  };

  test.each<[string, HumanTask, object]>([
    [
      'claimed by me',
      { ...openTask, role: 'clerk', state: 'claimed', claim: { by: 'user_ines', name: 'I', at: NOW } },
      { mine: 1 },
    ],
    ['asked of me by name', { ...openTask, persons: [{ id: 'user_ines', name: 'Ines' }] }, { mine: 1 }],
    ['asked of my role', { ...openTask, role: 'clerk' }, { role: 1 }],
    ['asked of whom I stand in for', openTask, { delegated: 1 }],
    ['asked of another', { ...openTask, persons: [{ id: 'user_zoe', name: 'Zoé' }] }, {}],
    ['asked of whom I stand in for, who is excluded', { ...openTask, excluded }, {}],
  ])('%s', async (_, task, expected) => {
    expect(await views(task)).toEqual({ mine: 0, role: 0, delegated: 0, ...expected });
  });

  test('mine by an absence says for whom', async () => {
    expect(await see(openTask, 'delegated')).toMatchObject([{ onBehalfOf: { name: 'Malik Diop' } }]);
  });

  test('what mentions me, once, while it waits', async () => {
    const mention = (commentId: string) => stored(MentionRecord, { personId: ines.id, commentId, taskId, at: NOW });
    const services = reading(storedTask(openTask), mention('cmt_1'), mention('cmt_2'));
    const page = await useCase(listHumanTasks.input.parse({ view: 'mentioned' }), contextOf({ actor: ines }), services);
    expect(page).toMatchObject({ items: [{ taskId, yours: false }] });
  });
});
