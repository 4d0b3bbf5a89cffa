import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { isHttp, splitInput } from '../../scripts/generate/http.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { CommandRecorded } from '../../shared/contracts/audit.ts';
import { areaOf, camelCase, taskName } from '../../shared/contracts/names.ts';
import { PLATFORM_REFUSALS } from '../../shared/contracts/problems.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';
import type { RefusalKind } from '../../shared/kernel/refusal.ts';
import type { Text } from '../../shared/kernel/text.ts';
import type { Source } from './sources.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Who one is and with whom one works: the member's own record decides, whatever their role. */
const OF_EVERY_MEMBER: readonly string[] = ['identity.get-me', 'identity.list-colleagues'];

/** What is wrong with the declarations themselves, one sentence each. */
export function declarationDefects(areas: readonly AreaDeclaration[]): string[] {
  const found: string[] = [];
  const tasks = areas.flatMap((area) => area.tasks);
  const ids = [...tasks, ...areas.flatMap(({ workflows }) => workflows)].map(({ id }) => id);
  for (const id of duplicates(ids)) found.push(`${id}: another task or workflow has the same id.`);
  const types = areas.flatMap(({ events }) => events.map(({ type }) => type));
  for (const type of duplicates(types)) found.push(`${type}: another event has the same name and version.`);
  for (const area of areas) {
    found.push(...textDefects(area.id, area.title));
    for (const { id } of [...area.tasks, ...area.workflows])
      if (areaOf(id) !== area.id || !NAME.test(taskName(id)))
        found.push(`${id}: an id is "${area.id}." and a name in lower case with hyphens.`);
    for (const event of area.events) {
      if (!event.name.startsWith(`${area.id}.`))
        found.push(`${event.type}: the events of ${area.id} begin with "${area.id}.".`);
      found.push(...exampleDefects(event.type, event.data, event.example));
    }
    for (const task of area.tasks) found.push(...taskDefects(area, areas, task));
  }
  return [...found, ...refusalDefects(tasks)];
}

function taskDefects(area: AreaDeclaration, areas: readonly AreaDeclaration[], task: TaskDeclaration): string[] {
  const found: string[] = [];
  const say = (sentence: string) => found.push(`${task.id}: ${sentence}`);
  if (!/^\S.*[^.]$/.test(task.summary)) say('the summary is one phrase without a full stop.');
  if (!/^\S.*\.$/.test(task.failureImpact)) say('failureImpact says in a sentence what people notice.');
  for (const { type } of task.access.publishes ?? [])
    if (!area.events.some((event) => event.type === type)) say(`it publishes ${type}, which area.ts does not list.`);
  const published = [CommandRecorded, ...areas.flatMap(({ events }) => events)];
  if (task.trigger.kind === 'listener')
    for (const event of task.trigger.events)
      if (!published.includes(event)) say(`it listens to ${event.type}, which no area publishes.`);
  if (task.access.tables?.records && !area.tables.includes('records'))
    say('it uses records, a table that area.ts does not list.');
  if (isHttp(task)) {
    const open = task.trigger.kind === 'endpoint' || OF_EVERY_MEMBER.includes(task.id);
    if (open === (task.role !== undefined))
      say(open ? 'it is open to all, so no role.' : 'a role must say who may call it.');
    const { rest } = splitInput(task);
    const hasBody = task.trigger.method !== 'GET' && Object.keys(rest).length > 0;
    if (hasBody && task.example === undefined) say('a command with a body has an example, for the API reference.');
  } else if (task.role !== undefined) say('nobody calls it over HTTP, so no role.');
  if (task.example !== undefined) found.push(...exampleDefects(task.id, task.input, task.example));
  return found;
}

function refusalDefects(tasks: readonly TaskDeclaration[]): string[] {
  const found: string[] = [];
  const known = new Map<string, RefusalKind>(
    Object.values(PLATFORM_REFUSALS)
      .flat()
      .map((kind) => [kind.code, kind]),
  );
  for (const kind of known.values())
    found.push(...textDefects(kind.code, kind.title), ...textDefects(kind.code, kind.detail));
  for (const task of tasks)
    for (const kind of task.refusals) {
      const same = known.get(kind.code);
      if (same === kind) continue;
      if (same) found.push(`${kind.code}: two refusals have this code.`);
      known.set(kind.code, kind);
      if (areaOf(kind.code) !== areaOf(task.id))
        found.push(`${kind.code}: a refusal of ${task.id} begins with its area.`);
      found.push(...textDefects(kind.code, kind.title), ...textDefects(kind.code, kind.detail));
    }
  return found;
}

function textDefects(where: string, { fr, en }: Text): string[] {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{\w+\}/g)]
      .map(([name]) => name)
      .sort()
      .join(' ');
  const found: string[] = [];
  if (!fr.trim() || !en.trim()) found.push(`${where}: a text is there in French and in English.`);
  else if (placeholders(fr) !== placeholders(en))
    found.push(`${where}: both languages fill the same places: "${fr}" / "${en}".`);
  return found;
}

function exampleDefects(where: string, schema: z.ZodType, example: unknown): string[] {
  const result = schema.safeParse(example);
  return result.success ? [] : [`${where}: its example is no valid one: ${z.prettifyError(result.error)}`];
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** What the tree lacks or has too much of, compared with the declarations. */
export async function treeDefects(
  root: string,
  areas: readonly AreaDeclaration[],
  sources: readonly Source[],
): Promise<string[]> {
  const found: string[] = [];
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const foldersOf = async (path: string) =>
    existsSync(join(root, path))
      ? (await readdir(join(root, path), { withFileTypes: true }))
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
      : [];
  for (const name of await foldersOf('functions'))
    if (!areas.some(({ id }) => id === name))
      found.push(`functions/${name}: functions/areas.ts does not list this area.`);
  for (const area of areas) {
    const names = area.tasks.map(({ id }) => taskName(id));
    for (const name of await foldersOf(`functions/${area.id}/tasks`))
      if (!names.includes(name)) found.push(`functions/${area.id}/tasks/${name}: area.ts does not list this task.`);
    for (const name of names) {
      const folder = `functions/${area.id}/tasks/${name}`;
      if (!byPath.get(`${folder}/task.ts`)?.exports.includes(camelCase(name)))
        found.push(`${folder}/task.ts: it exports the declaration as ${camelCase(name)}.`);
      if (!byPath.get(`${folder}/${name}.ts`)?.exports.includes('useCase'))
        found.push(`${folder}/${name}.ts: it exports the use case as useCase.`);
      if (!byPath.has(`${folder}/${name}.test.ts`))
        found.push(`${folder}/${name}.test.ts: a unit test stands beside the use case.`);
    }
    for (const { id } of area.workflows)
      if (!existsSync(join(root, `state-machines/${area.id}/${taskName(id)}.asl.json`)))
        found.push(`state-machines/${area.id}/${taskName(id)}.asl.json: the workflow ${id} has its definition here.`);
  }
  return [...found, ...unusedPatterns(sources)];
}

/** Each access pattern that a store offers is one that somebody asks for. */
function unusedPatterns(sources: readonly Source[]): string[] {
  const product = sources.filter(({ path }) => !path.endsWith('.test.ts'));
  return product
    .filter(({ path }) => /^functions\/[^/]+\/data\//.test(path))
    .flatMap((store) =>
      store.exports
        .filter(
          (name) =>
            !product.some(({ imports }) =>
              imports.some((item) => item.path === store.path && item.names.includes(name)),
            ),
        )
        .map((name) => `${store.path}: nobody uses the access pattern ${name}.`),
    );
}
