import jsonata from 'jsonata';
import type { Scope, State } from './states.ts';

type Node = jsonata.ExprNode & { readonly stages?: unknown; readonly procedure?: Node; readonly steps?: Node[] };
type Variables = ReadonlySet<string>;

/** Where an expression stands decides what `$states` holds there. */
type Place = 'arguments' | 'result' | 'error' | 'condition';
const STATES_FIELDS: Readonly<Record<Place, readonly string[]>> = {
  arguments: ['input', 'context'],
  condition: ['input', 'context'],
  result: ['input', 'context', 'result'],
  error: ['input', 'context', 'errorOutput'],
};

/** A definition picks fields and branches on named outcomes. Whatever computes or reshapes is a step. */
const COMPARISONS = ['=', '!=', 'and', 'or', 'in'];
const FUNCTIONS = ['exists', 'not'];

/** Expressions that do more than pick fields, or use a variable that is not assigned on every way to them. */
export function checkExpressions(scopes: readonly Scope[]): string[] {
  const found: string[] = [];
  /** Variables that surely exist when a state of a scope begins. */
  const known = new Map<Scope, Map<string, Variables>>();
  for (const scope of scopes) {
    const outer = scope.within ? known.get(scope.within.scope)?.get(scope.within.state) : undefined;
    const atStart = assignedBefore(scope, outer ?? new Set());
    known.set(scope, atStart);
    for (const [name, state] of Object.entries(scope.states)) {
      const variables = atStart.get(name);
      // A state that nothing leads to is asl-validator's to report.
      if (variables)
        for (const [place, value] of expressionsOf(state)) found.push(...checkValue(value, place, name, variables));
    }
  }
  return found;
}

function expressionsOf(state: State): [Place, unknown][] {
  const { Arguments, Output, Assign, Catch = [], Choices = [], TimeoutSeconds, HeartbeatSeconds } = state;
  const after: Place = ['Task', 'Parallel', 'Map'].includes(state.Type) ? 'result' : 'arguments';
  const others = { ...state } as Record<string, unknown>;
  for (const name of ['Arguments', 'Output', 'Assign', 'Catch', 'Choices', 'Branches', 'ItemProcessor', 'Comment'])
    delete others[name];
  return [
    ['arguments', Arguments],
    ['arguments', [TimeoutSeconds, HeartbeatSeconds, others]],
    [after, Output],
    [after, Assign],
    ...Catch.flatMap((handler): [Place, unknown][] => [
      ['error', handler.Assign],
      ['error', handler.Output],
    ]),
    ...Choices.flatMap((choice): [Place, unknown][] => [
      ['condition', choice.Condition],
      ['arguments', choice.Assign],
      ['arguments', choice.Output],
    ]),
  ];
}

/** Variables assigned on every way from the start to each state that can be reached. */
function assignedBefore({ startAt, states }: Scope, outer: Variables): Map<string, Variables> {
  const before = new Map<string, Variables>([[startAt, outer]]);
  const waiting = [startAt];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = states[name];
    if (!state) continue;
    const here = before.get(name) as Variables;
    for (const [next, assigned] of transitionsOf(state)) {
      const there = new Set([...here, ...Object.keys(assigned ?? {})]);
      const so = before.get(next);
      const both = so ? new Set([...so].filter((variable) => there.has(variable))) : there;
      if (so && so.size === both.size) continue;
      before.set(next, both);
      waiting.push(next);
    }
  }
  return before;
}

function transitionsOf({ Next, Default, Assign, Catch = [], Choices = [] }: State): [string, State['Assign']][] {
  return [
    ...(Next ? [[Next, Assign] as [string, State['Assign']]] : []),
    ...(Default ? [[Default, Assign] as [string, State['Assign']]] : []),
    ...[...Catch, ...Choices].map((way): [string, State['Assign']] => [way.Next, way.Assign]),
  ];
}

function checkValue(value: unknown, place: Place, state: string, variables: Variables): string[] {
  if (typeof value === 'string') {
    const [, expression] = /^\{%([\s\S]*)%\}$/.exec(value) ?? [];
    if (expression === undefined) return [];
    try {
      return problemsIn(jsonata(expression).ast() as Node, place, variables).map(
        (what) => `${state}: ${what} in ${value}`,
      );
    } catch (error) {
      return [`${state}: ${(error as Error).message} in ${value}`];
    }
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((child) => checkValue(child, place, state, variables));
}

function problemsIn(node: Node, place: Place, variables: Variables): string[] {
  const inside = (children: readonly unknown[]) =>
    children.flatMap((child) => problemsIn(child as Node, place, variables));
  switch (node.type as string) {
    case 'string':
    case 'number':
    case 'value':
      return [];
    case 'variable':
      return variables.has(node.value) ? [] : [`$${node.value} is not assigned on every way here`];
    case 'path': {
      const [head, field, ...rest] = node.steps as Node[];
      const named = [field, ...rest].filter((step): step is Node => step !== undefined);
      if (head?.type !== 'variable') return ['a path that does not begin with a variable'];
      if (named.some((step) => (step.type as string) !== 'name' || step.stages) || head.stages)
        return ['more than picking a field'];
      if (head.value !== 'states') return problemsIn(head, place, variables);
      return STATES_FIELDS[place].includes(field?.value) ? [] : [`$states.${field?.value} does not exist here`];
    }
    case 'binary':
      if (place !== 'condition' || !COMPARISONS.includes(node.value))
        return [`“${node.value}”, which is a step's work`];
      return inside([node.lhs, node.rhs]);
    case 'unary':
      return node.value === '[' && place === 'condition' ? inside(node.expressions ?? []) : ['reshaping'];
    case 'function':
      if (place !== 'condition' || !FUNCTIONS.includes(node.procedure?.value)) return [`$${node.procedure?.value}()`];
      return inside(node.arguments ?? []);
    default:
      return [`a ${node.type}, which is a step's work`];
  }
}
