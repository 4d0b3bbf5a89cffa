import type { Line } from './at-rest.ts';
import { PRICES } from './prices.ts';

/** The parts of a definition in the Amazon States Language that decide how long a way through it is. */
interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<
    Record<string, { Type: string; Next?: string; Default?: string; Choices?: readonly { Next: string }[] }>
  >;
}

/**
 * What one document takes on its way through its workflow, the longest one without a loop if none is named. Transitions and
 * steps are counted in the definition; what a step takes is assumed here until it is measured: 512 MiB for 150 ms, a change of four items of 1 to 2 KB with
 * their index entries and the outbox's mark, 1 KB of log.
 */
const STEP = { seconds: 0.15, gigabytes: 0.5, writeUnits: 22, readUnits: 6, logBytes: 1500, events: 2 };
/** Around the workflow: an upload, three looks and a decision by the console; a listener for each event. */
const AROUND = { apiCalls: 6, changes: 2, listeners: 4, puts: 2, gets: 4 };

export function costPerThousand(
  definition: Definition,
  named?: readonly string[],
): { transitions: number; steps: number; lines: Line[] } {
  const way = named ? checked(definition, named) : longestWay(definition, definition.StartAt, new Set());
  const steps = way.filter((name) => definition.States[name]?.Type === 'Task').length;
  // The start counts as a transition too.
  const transitions = way.length + 1;
  const changes = steps + AROUND.changes;
  const invocations = steps + AROUND.apiCalls + AROUND.listeners + changes;
  const line = (what: string, count: number, price: { usd: number }): Line => ({
    what,
    count: count * 1000,
    usdAMonth: count * 1000 * price.usd,
  });
  return {
    transitions,
    steps,
    lines: [
      line('state transitions', transitions, PRICES.transition),
      line('invocations', invocations, PRICES.invocation),
      line('GB-seconds', invocations * STEP.seconds * STEP.gigabytes, PRICES.compute),
      line('write units', changes * STEP.writeUnits, PRICES.writeUnit),
      line('read units', changes * STEP.readUnits, PRICES.readUnit),
      line('events', changes * STEP.events, PRICES.event),
      line('API calls', AROUND.apiCalls, PRICES.apiCall),
      line('objects put', AROUND.puts, PRICES.objectPut),
      line('objects got', AROUND.gets, PRICES.objectGet),
      line('GB of log', (invocations * STEP.logBytes) / 1e9, PRICES.logs),
      line('traces', invocations, PRICES.trace),
    ],
  };
}

/** Of a supplier's invoice that a machine can read, of a supplier on file: one person codes it and one approves it. */
const QUESTION = ['AskPerson', 'AdvanceInvoice', 'NextWhat'];
const READ = ['StartedHow', 'TakeInFile', 'NewContent', 'ReadInvoice', 'NextWhat'];
export const WAYS: Readonly<Record<string, readonly string[]>> = {
  'purchasing.supplier-invoice-intake': [
    ...READ,
    ...['FindSupplier', 'AdvanceInvoice', 'NextWhat'],
    ...QUESTION,
    ...QUESTION,
    'Ended',
  ],
};

/** @throws Error when the definition knows no such way. */
function checked(definition: Definition, way: readonly string[]): readonly string[] {
  for (const [place, name] of way.entries()) {
    const before = place === 0 ? [definition.StartAt] : nextOf(definition, way[place - 1] as string);
    if (!before.includes(name)) throw new Error(`No state leads to ${name}, number ${place + 1} of the way.`);
  }
  return way;
}

function nextOf({ States }: Definition, name: string): string[] {
  const { Next, Default, Choices = [] } = States[name] ?? {};
  return [Next, Default, ...Choices.map((choice) => choice.Next)].filter((other) => other !== undefined);
}

function longestWay({ States }: Definition, name: string, seen: ReadonlySet<string>): string[] {
  if (!States[name] || seen.has(name)) return [];
  const here = new Set([...seen, name]);
  const ways = nextOf({ StartAt: '', States }, name).map((other) => longestWay({ StartAt: '', States }, other, here));
  return [name, ...(ways.sort((a, b) => b.length - a.length)[0] ?? [])];
}
