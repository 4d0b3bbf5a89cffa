import type { Access } from '../../shared/contracts/access.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { CommandRecorded } from '../../shared/contracts/audit.ts';
import type { EventDeclaration } from '../../shared/contracts/event.ts';
import { pascalCase, routePath } from '../../shared/contracts/names.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';
import { isHttp } from './http.ts';

/** The text of every workflow's definition, by workflow id. */
export type Definitions = ReadonlyMap<string, string>;

/** The steps that a workflow calls, in the order of its definition, each once. */
export function stepsOf(definition: string | undefined, areas: readonly AreaDeclaration[]): TaskDeclaration[] {
  const byPlaceholder = new Map(areas.flatMap(({ tasks }) => tasks).map((task) => [pascalCase(task.id), task]));
  const placeholders = [...(definition ?? '').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string);
  return [...new Set(placeholders)].flatMap((name) => byPlaceholder.get(name) ?? []);
}

/** What starts a task, as one phrase for people. */
export function triggerText(task: TaskDeclaration): string {
  const { trigger } = task;
  if (isHttp(task)) return `\`${task.trigger.method} ${routePath(task)}\``;
  switch (trigger.kind) {
    case 'step':
      return trigger.from === 'object' ? 'A workflow, for a file that arrived in the inbox' : 'A workflow';
    case 'job':
      return `The schedule \`${trigger.schedule}\`, Europe/Paris`;
    case 'listener':
      return trigger.events.map(({ type }) => `The event \`${type}\``).join(', ');
    case 'authoriser':
      return 'Every request that carries a token';
    default:
      throw new Error(`${task.id}: no phrase for a trigger of kind ${trigger.kind}`);
  }
}

/** The words of an access declaration: `main table: write`. */
export function accessWords({
  tables,
  documents,
  publishes,
  starts,
  deadLetters,
  executions,
  sends,
  checkpoints,
  identityProvider,
}: Access): string[] {
  return [
    ...Object.entries(tables ?? {}).map(([table, word]) => `${table} table: ${word}`),
    ...Object.entries(documents ?? {}).map(([place, word]) => `${place}: ${word}`),
    ...(publishes ?? []).map(({ type }) => `publishes ${type}`),
    ...(starts ?? []).map(({ id }) => `starts ${id}`),
    ...(deadLetters ? [`dead letters: ${deadLetters}`] : []),
    ...(executions ? [`executions: ${executions}`] : []),
    ...(sends ? [`sends: ${sends}`] : []),
    ...(checkpoints ? [`checkpoints: ${checkpoints}`] : []),
    ...(identityProvider ? [`identity provider: ${identityProvider}`] : []),
  ];
}

export interface EventEntry {
  readonly event: EventDeclaration;
  /** The area that publishes it; undefined for what every area's outbox publishes. */
  readonly publisher: AreaDeclaration | undefined;
  readonly raisedBy: readonly TaskDeclaration[];
  readonly listeners: readonly TaskDeclaration[];
}

/** Every event of the product with who raises it and who listens. */
export function eventEntries(areas: readonly AreaDeclaration[]): EventEntry[] {
  const tasks = areas.flatMap((area) => area.tasks);
  const entry = (event: EventDeclaration, publisher: AreaDeclaration | undefined): EventEntry => ({
    event,
    publisher,
    raisedBy: tasks.filter(({ access }) => access.publishes?.includes(event)),
    listeners: tasks.filter(({ trigger }) => trigger.kind === 'listener' && trigger.events.includes(event)),
  });
  return [
    entry(CommandRecorded, undefined),
    ...areas.flatMap((area) => area.events.map((event) => entry(event, area))),
  ];
}
