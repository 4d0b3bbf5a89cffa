/**
 * What must hold of every workflow definition. asl-validator checks the language; what it and every other tool we tried
 * let through (a heartbeat longer than the time-out, misspelt integrations, undefined variables, States.ALL in the wrong
 * place), and the rules of our own, are checked here.
 */
import { createRequire } from 'node:module';
import { checkExpressions } from './expressions.ts';
import { type Scope, type State, scopesOf } from './states.ts';

interface ValidatorError {
  readonly 'Error code': string;
  readonly Message?: string;
  readonly path?: string;
}
/** The package ships no types. */
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
  isValid: boolean;
  errors: ValidatorError[];
};

/** Everything a workflow of ours may call. Records, arithmetic and reshaping are a step's, in TypeScript. */
const INTEGRATIONS = ['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken'];
const READERS = ['arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:listObjectsV2'];
const WRITERS = ['arn:aws:states:::s3:putObject'];

/** Errors of the Lambda service itself; a throttle may arrive as Lambda.Unknown. https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html */
const SERVICE_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
];

/** One line for each thing wrong with a definition; empty when it may be deployed. */
export function findings(definition: Record<string, unknown>): string[] {
  // It writes into what it is given.
  const { isValid, errors } = validate(structuredClone(definition));
  const language = isValid
    ? []
    : errors.map((error) => `${error['Error code']}: ${error.Message ?? JSON.stringify(error)}`);
  const scopes = scopesOf(definition);
  return [
    ...language,
    ...(definition.QueryLanguage === 'JSONata' ? [] : ['The query language is JSONata.']),
    ...scopes.flatMap((scope) =>
      Object.entries(scope.states).flatMap(([name, state]) => checkState(scope, name, state)),
    ),
    ...checkExpressions(scopes),
  ];
}

function checkState(scope: Scope, name: string, state: State): string[] {
  const found: string[] = [];
  const say = (what: string) => found.push(`${name}: ${what}`);
  if (state.QueryLanguage) say('the query language is said once, at the top');
  if (state.Type === 'Choice' && !state.Default) say('a Choice without Default fails on what it does not know');
  if (state.Type === 'Succeed' && state.Output !== undefined)
    say('the local cloud ignores the Output of Succeed: end with a Pass');
  for (const list of [state.Retry, state.Catch]) checkOrder(list ?? [], say);
  if (state.Type === 'Task') checkTask(scope, state, say);
  if (state.Type === 'Map') {
    if (state.ItemReader && !READERS.includes(state.ItemReader.Resource))
      say(`unknown reader ${state.ItemReader.Resource}`);
    if (state.ResultWriter && !WRITERS.includes(state.ResultWriter.Resource))
      say(`unknown writer ${state.ResultWriter.Resource}`);
  }
  return found;
}

/** `States.ALL` stands alone and last: what comes after it is never asked. */
function checkOrder(handlers: readonly { ErrorEquals: readonly string[] }[], say: (what: string) => void): void {
  handlers.forEach(({ ErrorEquals }, index) => {
    if (!ErrorEquals.includes('States.ALL')) return;
    if (ErrorEquals.length > 1) say('States.ALL stands beside other errors');
    if (index < handlers.length - 1) say('States.ALL stands before other errors');
  });
}

function checkTask({ states }: Scope, state: State, say: (what: string) => void): void {
  const { Resource = '', Arguments = {}, TimeoutSeconds, HeartbeatSeconds, Retry = [], Catch = [] } = state;
  if (!INTEGRATIONS.includes(Resource)) say(`${Resource || 'nothing'} is no integration of ours: a step does it`);
  if (!/^\$\{[A-Z][A-Za-z0-9]+\}$/.test(String(Arguments.FunctionName)))
    say('its function is not a placeholder for a step');
  if (typeof TimeoutSeconds !== 'number') say('it has no TimeoutSeconds and may hang for a year');
  else if (typeof HeartbeatSeconds === 'number' && HeartbeatSeconds >= TimeoutSeconds)
    say('its heartbeat is not shorter than its time-out');
  const retried = Retry.filter(({ MaxAttempts }) => MaxAttempts !== 0).flatMap(({ ErrorEquals }) => ErrorEquals);
  for (const error of SERVICE_ERRORS) if (!retried.includes(error)) say(`it does not retry ${error}`);
  const last = Catch.at(-1);
  if (!last?.ErrorEquals.includes('States.ALL')) say('it does not catch States.ALL');
  else if (!endsInFail(states, last.Next))
    say(`what it catches goes on to ${last.Next}, which does not end in a Fail state`);
}

/** A failure may be recorded on its way by further states; its end is a Fail state, whatever it meets. */
function endsInFail(states: Record<string, State>, name: string | undefined, seen = new Set<string>()): boolean {
  const state = name ? states[name] : undefined;
  if (!name || !state || seen.has(name)) return false;
  if (state.Type === 'Fail') return true;
  return state.Type !== 'Choice' && endsInFail(states, state.Next, seen.add(name));
}
