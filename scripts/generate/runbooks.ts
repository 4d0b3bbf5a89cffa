import { outboxPlan, queriesPlan } from '../../infra/functions-of.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { taskName } from '../../shared/contracts/names.ts';
import type { TaskDeclaration, Trigger } from '../../shared/contracts/task.ts';
import { type Definitions, stepsOf, triggerText } from './catalogue.ts';

type Kind = Trigger['kind'] | 'outbox' | 'workflow';

/** What it usually is, what an operator looks at first, and how the work is taken up again, by kind of function. */
const BY_KIND: Readonly<Record<Kind, { readonly causes: string; readonly look: string; readonly steps: string }>> = {
  command: {
    causes:
      'The newest deployment (compare its time with the first error); DynamoDB throttled or out of reach; a record of an older version that the code no longer reads; a lost permission (`AccessDenied` in the error).',
    look: 'The function’s log group: `filter level = "ERROR"` shows each failure; `npm run trace -- <instance> --stage <stage>` tells the story of the request whose answer a caller got.',
    steps:
      'A failed command has written nothing. Mend the cause; callers send the same request with the same `Idempotency-Key` again.',
  },
  query: {
    causes:
      'The newest deployment; a record that its schema no longer reads, in one company only then; DynamoDB throttled or out of reach.',
    look: 'The log group of the area’s `queries` function: `filter level = "ERROR"`; the field `task` names the query.',
    steps: 'Queries change nothing. Mend the cause; callers ask again.',
  },
  endpoint: {
    causes:
      'The user pool’s domain or client was changed; the session parameter is missing or of another origin; Cognito is out of reach.',
    look: 'The function’s log group: `filter level = "ERROR"`, then the state of the user pool and its domain.',
    steps: 'Mend the cause; people sign in again.',
  },
  authoriser: {
    causes:
      'The user pool’s keys cannot be fetched; the session parameter is missing; DynamoDB is out of reach; too few runs at once in the account.',
    look: 'The function’s log group: `filter level = "ERROR"`, then whether the user pool’s key set can be reached.',
    steps: 'Mend the cause. Answers are kept for five minutes, so give it that long.',
  },
  step: {
    causes:
      'A defect in the newest deployment; a file or record of a kind that nobody foresaw, then in one execution only; DynamoDB, S3 or KMS out of reach.',
    look: 'The executions of the workflow that calls it: the failed state shows the error; `npm run trace -- <correlation id> --stage <stage>` tells the whole story.',
    steps:
      'A step is carried out once per record, however often it is called. Mend the cause and let the area’s resume job start the process again, or start an execution by hand.',
  },
  job: {
    causes:
      'A defect in the newest deployment; more left over than one run can do in its time; the schedule lost its permission.',
    look: 'The function’s log group: one line per run with what it did; then the schedule’s dead letter queue.',
    steps:
      'Mend the cause and invoke the function by hand, or wait for the next run: a run takes up what the last one left.',
  },
  listener: {
    causes:
      'A defect in the newest deployment; an event of a version that this listener does not read; a table or permission that is missing; DynamoDB throttled.',
    look: 'The listener’s queue and its dead letter queue: the messages there are the events that failed five times; their `id` leads to the log lines.',
    steps:
      'Mend the cause and put the messages back: console, Operations, Given up (or `POST /api/operations/v1/clearances`). An event that was already taken in is dropped, so that is harmless.',
  },
  outbox: {
    causes:
      'The event bus refuses (size, permission, throttle); one record in a batch cannot be published and holds up those after it; the stream’s permission is missing.',
    look: 'The function’s log group: `filter level = "ERROR"`, then the dead letter queue of its event source and the state of the event bus.',
    steps:
      'Mend the cause. Every record that is not yet published stands in the table’s index `unfinished`, and the hourly sweep publishes it; invoke the function with `{"sweep": true}` to have it at once.',
  },
  workflow: {
    causes:
      'A step failed more often than its Retry allows; a definition and its steps were deployed apart; too few runs at once in the account.',
    look: 'The failed executions of the state machine: the state that failed and its error; the record of the process says where it stands.',
    steps:
      'An execution is disposable, its record is not. Mend the cause; the resume job starts a new execution for every unfinished record within the hour.',
  },
};

const NOTHING_YET = '**Met so far.** Nothing: what an incident teaches is written here.';

/**
 * `docs/runbooks/<area>.md`: a section for each alarm. What stands between the markers is written by people and kept.
 * Throws when `existing` holds a written part whose task is gone, so that nothing written is lost silently.
 */
export function runbookPage(
  area: AreaDeclaration,
  areas: readonly AreaDeclaration[],
  definitions: Definitions,
  existing: string,
): string {
  const written = writtenParts(existing);
  const section = (name: string, kind: Kind, caller: string, impact: string): string => {
    const part = written.get(name) ?? NOTHING_YET;
    written.delete(name);
    const { causes, look, steps } = BY_KIND[kind];
    return [
      `## ${name}`,
      `**Impact.** ${impact}`,
      `**Trigger.** ${caller}.`,
      `**Causes.** ${causes}`,
      `**First look.** ${look}`,
      `**Steps.** ${steps}`,
      `${opening(name)}\n${part}\n${CLOSING}`,
    ].join('\n\n');
  };
  const queries = queriesPlan(area);
  const outbox = outboxPlan(area);
  const page = [
    `# Runbook: ${area.title.en} (\`${area.id}\`)`,
    'Every alarm of the area links to its section here. `npm run generate` writes everything but what stands between the marks “by hand”.',
    ...area.tasks
      .filter(({ trigger }) => trigger.kind !== 'query')
      .map((task) =>
        section(taskName(task.id), task.trigger.kind, callerText(task, areas, definitions), task.failureImpact),
      ),
    ...(queries
      ? [section(queries.name, 'query', queries.tasks.map(triggerText).join(', '), impactOf(queries.tasks))]
      : []),
    section(outbox.name, 'outbox', 'The stream of the area’s table; every hour the sweep', outbox.failureImpact),
    ...area.workflows.map(({ id, startedBy, failureImpact }) =>
      section(taskName(id), 'workflow', startedBy ? 'A new file in the inbox' : 'Tasks of the area', failureImpact),
    ),
  ];
  const lost = [...written].filter(([, part]) => part !== NOTHING_YET).map(([name]) => name);
  if (lost.length > 0)
    throw new Error(
      `docs/runbooks/${area.id}.md: move or delete what is written by hand for ${lost.join(', ')}, which is gone`,
    );
  return `${page.join('\n\n')}\n`;
}

/** What fails when the shared function of all queries fails: each query's own impact. */
function impactOf(queries: readonly TaskDeclaration[]): string {
  return queries.map(({ failureImpact }) => failureImpact).join(' ');
}

function callerText(task: TaskDeclaration, areas: readonly AreaDeclaration[], definitions: Definitions): string {
  if (task.trigger.kind !== 'step') return triggerText(task);
  const callers = [...definitions].filter(([, text]) => stepsOf(text, areas).includes(task)).map(([id]) => `\`${id}\``);
  return callers.length > 0 ? `The workflow ${callers.join(', ')}` : triggerText(task);
}

const CLOSING = '<!-- /by hand -->';
const opening = (name: string): string => `<!-- by hand: ${name} -->`;

function writtenParts(page: string): Map<string, string> {
  const parts = page.matchAll(/<!-- by hand: ([\w-]+) -->\n([\s\S]*?)\n<!-- \/by hand -->/g);
  return new Map([...parts].map(([, name, part]) => [name as string, part as string]));
}
