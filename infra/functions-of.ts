import type { Access } from '../shared/contracts/access.ts';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { taskName } from '../shared/contracts/names.ts';
import type { TaskDeclaration, Trigger } from '../shared/contracts/task.ts';

/** A Lambda function of an area: one for each task, but one for all queries, and the outbox that the area gets unasked. */
export interface FunctionPlan {
  /** The task's name, `queries` or `outbox`; also the folder of its bundle in `.build/functions/<area>/`. */
  readonly name: string;
  readonly summary: string;
  readonly tasks: readonly TaskDeclaration[];
  readonly access: Access;
  readonly failureImpact: string;
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly memory: number;
}

const DEFAULT_TIMEOUT = 10;
const DEFAULT_MEMORY = 512;

export type TaskOf<T extends Trigger> = TaskDeclaration<T>;

/** The area's tasks of the given kinds. */
export function tasksOf<K extends Trigger['kind']>(
  area: AreaDeclaration,
  ...kinds: readonly K[]
): TaskOf<Extract<Trigger, { kind: K }>>[] {
  const wanted: readonly string[] = kinds;
  return area.tasks.filter(({ trigger }) => wanted.includes(trigger.kind)) as TaskOf<Extract<Trigger, { kind: K }>>[];
}

export function planOf(task: TaskDeclaration): FunctionPlan {
  return {
    name: taskName(task.id),
    summary: task.summary,
    tasks: [task],
    access: task.access,
    failureImpact: task.failureImpact,
    timeout: task.timeout ?? DEFAULT_TIMEOUT,
    memory: task.memory ?? DEFAULT_MEMORY,
  };
}

/** One read-only function answers every query of the area; undefined when it has none. */
export function queriesPlan(area: AreaDeclaration): FunctionPlan | undefined {
  const tasks = tasksOf(area, 'query');
  if (tasks.length === 0) return undefined;
  for (const { id, access } of tasks)
    if (
      access.tables?.main === 'write' ||
      access.tables?.records === 'append' ||
      access.starts ||
      access.sends ||
      access.checkpoints === 'sign' ||
      access.deadLetters === 'clear'
    )
      throw new Error(`${id} is a query and declares access that changes something: make it a command.`);
  return {
    name: 'queries',
    summary: `Answers every query of ${area.id}`,
    tasks,
    access: unionOf(tasks.map(({ access }) => access)),
    failureImpact: `Nothing of ${area.id} can be looked at.`,
    timeout: Math.max(...tasks.map(({ timeout }) => timeout ?? DEFAULT_TIMEOUT)),
    memory: Math.max(...tasks.map(({ memory }) => memory ?? DEFAULT_MEMORY)),
  };
}

/** Publishes the area's command records and their events, from the stream and by an hourly sweep. */
export function outboxPlan(area: AreaDeclaration): FunctionPlan {
  return {
    name: 'outbox',
    summary: `Publishes what happened in ${area.id}`,
    tasks: [],
    access: { tables: { main: 'write' } },
    failureImpact: `Other areas and the audit trail do not hear of changes in ${area.id}; nothing is lost, the sweep repeats them.`,
    timeout: 60,
    memory: DEFAULT_MEMORY,
  };
}

function unionOf(accesses: readonly Access[]): Access {
  const tables = Object.assign({}, ...accesses.map(({ tables }) => tables));
  const documents = Object.assign({}, ...accesses.map(({ documents }) => documents));
  const [deadLetters] = accesses.flatMap(({ deadLetters: word }) => word ?? []);
  const [executions] = accesses.flatMap(({ executions: word }) => word ?? []);
  const [checkpoints] = accesses.flatMap(({ checkpoints: word }) => word ?? []);
  return {
    tables,
    documents,
    ...(checkpoints && { checkpoints }),
    ...(deadLetters && { deadLetters }),
    ...(executions && { executions }),
  };
}
