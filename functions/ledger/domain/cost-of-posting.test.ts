import { expect, test } from 'vitest';
import { create, type Write } from '../../../shared/aws/entity.ts';
import { itemOf } from '../../../shared/aws/items.ts';
import { derivedId } from '../../../shared/kernel/ids.ts';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import { type AnyCommand, carryOut } from '../../../shared/runtime/carry-out.ts';
import { books, content, partyId, yearId } from '../../../test/builders/ledger.ts';
import { MemoryDatabase } from '../../../test/builders/memory-database.ts';
import { company, contextOf } from '../../../test/builders/use-case.ts';
import { AuxiliaryRecord, BooksRecord } from '../data/books.ts';
import { useCase as draftUseCase } from '../tasks/draft-entry/draft-entry.ts';
import { draftEntry } from '../tasks/draft-entry/task.ts';
import { validateEntries } from '../tasks/validate-entries/task.ts';
import { useCase as validateUseCase } from '../tasks/validate-entries/validate-entries.ts';

/** Of a command: a read of everything, and a transaction. */
const REQUESTS = 2;
/** Units of an item of up to 1 KB in a transaction. */
const ITEM = 2;
/** How far above the floor of docs/adr/0015. */
const ABOVE_FLOOR = 1.25;

/** The meter of commands upon books that are open. */
async function metered() {
  const database = new MemoryDatabase();
  const records = [
    create(BooksRecord, company, books),
    create(AuxiliaryRecord, company, { party: partyId, name: 'Verrerie du Rhône' }),
  ] as Write[];
  const condition = 'attribute_not_exists(pk)';
  await database.transact(records.map((write) => ({ table: 'main', item: itemOf(write, {}), condition })));
  return async (task: unknown, useCase: unknown, input: object, key: string) => {
    database.meter.reset();
    const newId = (prefix: string, ...distinguish: readonly string[]) => derivedId(prefix, key, ...distinguish);
    const options = { commandId: key, compareInput: true };
    const command = useCase as AnyCommand;
    const result = await carryOut(database, task as never, command, input, contextOf({ newId }), {}, options);
    if (result instanceof Refusal) throw new Error(result.kind.code);
    const { requests, writeUnits } = database.meter;
    return { requests, writeUnits, output: result.output as { entryId: string } };
  };
}

const drafted = async (cost: Awaited<ReturnType<typeof metered>>, count: number) => {
  const made = [];
  for (let place = 0; place < count; place++)
    made.push(await cost(draftEntry, draftUseCase, { ...content, label: `Facture ${place}` }, `draft-${place}`));
  return made;
};
const validated = (cost: Awaited<ReturnType<typeof metered>>, drafts: readonly { output: { entryId: string } }[]) => {
  const entries = drafts.map(({ output: { entryId } }) => ({ entryId, version: 1 }));
  return cost(validateEntries, validateUseCase, { journal: 'AC', yearId, entries }, 'validate-1');
};

test('a draft is a read and a transaction of two items', async () => {
  const [draft] = await drafted(await metered(), 1);
  expect(draft?.requests).toBe(REQUESTS);
  expect(draft?.writeUnits).toBeLessThanOrEqual(ABOVE_FLOOR * 2 * ITEM);
});

test('a validation is a read and a transaction of six items', async () => {
  const cost = await metered();
  const { requests, writeUnits } = await validated(cost, await drafted(cost, 1));
  expect(requests).toBe(REQUESTS);
  // Head, state of the periods, link, content, draft that becomes a number, command record.
  expect(writeUnits).toBeLessThanOrEqual(ABOVE_FLOOR * 6 * ITEM);
});

test('in a batch each entry costs its link, content and draft, and its share of the rest', async () => {
  const cost = await metered();
  const size = 25;
  const { requests, writeUnits } = await validated(cost, await drafted(cost, size));
  expect(requests).toBe(REQUESTS);
  // The command record holds the event of each: an entry of half a kilobyte, twice in the envelope's words.
  expect(writeUnits / size).toBeLessThanOrEqual(ABOVE_FLOOR * (3 * ITEM + (3 * ITEM) / size + ITEM));
});
