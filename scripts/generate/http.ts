import * as z from 'zod';
import type { HttpTask } from '../../shared/contracts/names.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';

export function isHttp(task: TaskDeclaration): task is HttpTask {
  return task.trigger.kind === 'command' || task.trigger.kind === 'query' || task.trigger.kind === 'endpoint';
}

interface SplitInput {
  readonly path: Readonly<Record<string, z.ZodType>>;
  /** Everything else: query parameters of a query, body of a command. */
  readonly rest: Readonly<Record<string, z.ZodType>>;
  /** The object of `rest`, as strict as the input is. */
  readonly restSchema: z.ZodObject;
}

/** Divides the one input object of a task into what its path names and the rest. */
export function splitInput(task: HttpTask): SplitInput {
  if (!(task.input instanceof z.ZodObject)) throw new TypeError(`${task.id}: the input of an HTTP task is an object`);
  const shape = task.input.shape as Record<string, z.ZodType>;
  const names = [...task.trigger.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const path: Record<string, z.ZodType> = {};
  for (const name of names) {
    const schema = shape[name];
    if (!schema) throw new TypeError(`${task.id}: its path names {${name}}, its input does not`);
    path[name] = schema;
  }
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
  const catchall = task.input._zod.def.catchall;
  return { path, rest, restSchema: catchall ? z.object(rest).catchall(catchall) : z.object(rest) };
}
