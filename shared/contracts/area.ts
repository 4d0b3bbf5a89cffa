import type { Text } from '../kernel/text.ts';
import type { EventDeclaration } from './event.ts';
import type { TaskDeclaration } from './task.ts';
import type { WorkflowDeclaration } from './workflow.ts';

/** A business area: a folder, a stack, at most two tables, one HTTP API. */
export interface AreaDeclaration {
  /** Lower case, one word: the folder, the path `/api/<id>`, the prefix of every task id. */
  readonly id: string;
  readonly title: Text;
  readonly summary: string;
  /** `main` always; `records` where the area keeps legal records that are only ever added to. */
  readonly tables: readonly ('main' | 'records')[];
  readonly tasks: readonly TaskDeclaration[];
  readonly workflows: readonly WorkflowDeclaration[];
  /** Every event it publishes. */
  readonly events: readonly EventDeclaration[];
}

export function defineArea(declaration: AreaDeclaration): AreaDeclaration {
  return declaration;
}
