import { AREAS } from '../../../functions/areas.ts';
import { type Item, itemSize } from '../../../shared/aws/meter.ts';
import { startProduct } from '../../cloud.ts';
import type { Trial } from '../../trial.ts';
import { type Invocation, settled } from '../invocations.ts';
import { CapacityProxy, type Write } from './capacity-proxy.ts';
import { playStory } from './story.ts';

/** A consistent read of everything and a transaction; a batch of a stream or queue does it for each of its records. */
const REQUESTS = 2;
const UNITS = 1.25;
/** Tasks that cannot do with that, what they make in the story, and why. */
const MORE: Readonly<Record<string, { readonly requests: number; readonly because: string }>> = {
  'parties.register-party': {
    requests: 6,
    because: 'a query for each of the four traces of a name, at once: no request queries several',
  },
  'parties.find-supplier': {
    requests: 7,
    because: 'the same four traces and that of the address, when no number is known',
  },
  'parties.merge-party': { requests: 3, because: 'the party names the numbers that lead to it' },
  'parties.confirm-bank-account': { requests: 3, because: 'the account names its party' },
  'parties.retire-bank-account': { requests: 3, because: 'the account names its party' },
  'purchasing.establish-invoice-status': { requests: 3, because: 'the invoice names its lifecycle' },
  'purchasing.exchange-with-platform': {
    requests: 5,
    because: 'connection, what is due, which flows of the page are known: each names what the next asks for',
  },
  'work.end-absence': { requests: 3, because: 'the absence names who stands in' },
  'ledger.change-period': { requests: 3, because: 'closing for good looks for the oldest draft' },
  'ledger.export-fec': {
    requests: 4,
    because: 'books name journals, their heads the entries, the entries parties: a hundred a request',
  },
};
/** More than one, for the local cloud loses a line of its log now and then. */
const STORIES = 2;

/**
 * What each task that writes costs, by the product's own meter, against its floor; and the meter against what the local
 * cloud reports (its figures for writes follow item sizes).
 */
export const trial: Trial = {
  name: 'commands',
  async run() {
    const proxy = await CapacityProxy.start();
    const product = await startProduct({ auth: false, endpointForFunctions: proxy.endpoint });
    proxy.forwardTo(product.endpoint);
    try {
      const began = new Date().toISOString();
      proxy.forget();
      const stopped: string[] = [];
      for (let time = 1; time <= STORIES; time++) stopped.push(...(await playStory(product)));
      const log = (await settled(product)).filter(({ timestamp }) => timestamp >= began);
      const { table, violations } = judge(log, proxy);
      console.table(table);
      return { figures: { tasks: table, requests: proxy.requests }, violations: [...stopped, ...violations] };
    } finally {
      await product.stop();
      await proxy.stop();
    }
  },
};

function judge(log: readonly Invocation[], proxy: CapacityProxy) {
  const violations: string[] = [];
  const table: Record<string, object> = {};
  const kinds = ['command', 'step', 'listener'];
  for (const { id, trigger } of AREAS.flatMap(({ tasks }) => tasks)) {
    if (!kinds.includes(trigger.kind)) continue;
    const calls = log.filter(({ task, requests }) => task === id && requests > 0).map(perEvent);
    if (calls.length === 0) {
      violations.push(`${id} was never called`);
      continue;
    }
    const writes = proxy.writes.filter(({ by }) => by === id);
    const applied = writes.filter((write) => write.applied);
    const requests = Math.max(...calls.map((call) => call.requests)) - (writes.length - applied.length) * REQUESTS;
    const dearest = calls.reduce((a, b) => (b.writeUnits > a.writeUnits ? b : a));
    const floor = Math.max(0, ...applied.map(floorOf));
    const { requests: allowed = REQUESTS, because } = MORE[id] ?? {};
    table[id] = {
      kind: trigger.kind,
      calls: Math.max(calls.length, applied.length),
      requests,
      requestsFloor: applied.length > 0 ? REQUESTS : 1,
      readUnits: Math.max(...calls.map(({ readUnits }) => readUnits)),
      writeUnits: dearest.writeUnits,
      writeUnitsFloor: floor,
      indexUnits: Math.max(0, ...applied.map(({ indexUnits }) => indexUnits)),
      ...(because && { because }),
      largestItemBytes: Math.max(0, ...applied.flatMap(({ items }) => items.map(itemSize))),
    };
    if (requests > allowed) violations.push(`${id} makes ${requests} requests, not ${allowed}`);
    // A refused transaction is bought as well: such an invocation is no measure of the meter.
    if (writes.length > applied.length) continue;
    if (dearest.writeUnits > UNITS * floor)
      violations.push(`${id} writes ${dearest.writeUnits} units, its floor is ${floor}`);
    const reported = applied.map(({ tableUnits }) => tableUnits);
    // Of several companies in one batch each has a transaction of its own.
    if (trigger.kind === 'listener' && trigger.together) continue;
    for (const { writeUnits } of calls)
      if (writeUnits > 0 && !reported.includes(writeUnits))
        violations.push(`${id}: the meter says ${writeUnits}, the cloud ${reported.join(', ')}`);
  }
  const counted = log.reduce((total, { requests }) => total + requests, 0);
  // The local cloud loses the line of a cold function now and then; it never writes one too many.
  if (counted > proxy.requests || counted < 0.9 * proxy.requests)
    violations.push(`The functions made ${proxy.requests} requests, their meters counted ${counted}`);
  return { table, violations };
}

/** A listener's invocation may carry several events, each with a read and a transaction of its own. */
const perEvent = ({ events = 1, ...call }: Invocation): Invocation => ({
  ...call,
  requests: call.requests / events,
  readUnits: call.readUnits / events,
  writeUnits: call.writeUnits / events,
});

/** Of an item in a transaction: whole kilobytes, twice. */
const unitsOf = (total: number, item: Item) => total + 2 * Math.ceil(itemSize(item) / 1024);

const floorOf = ({ items, checks }: Write) => [...items, ...checks].reduce(unitsOf, 0);
