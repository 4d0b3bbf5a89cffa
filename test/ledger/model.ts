import * as fc from 'fast-check';
import type { EventEnvelope } from '../../shared/contracts/event.ts';
import type { Role } from '../../shared/contracts/roles.ts';
import { canonicalJson } from '../../shared/kernel/canonical.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import type { AnyCommand } from '../../shared/runtime/carry-out.ts';
import { Bookkeeper, type OracleEntry, type OracleLine } from './oracle.ts';
import type * as system from './system.ts';

type System = typeof system;

const YEARS = [
  { from: '2025-03-10', yearId: '2026-06-30' },
  { from: '2026-07-01', yearId: '2026-12-31' },
];
const JOURNALS = ['AC', 'BQ', 'OD'];
const PARTIES = ['pty_1', 'pty_2'];
const ACCOUNTS = ['401', '411', '44566', '512', '607', '707'];
const MONTHS = ['2025-03', '2025-04', '2026-05', '2026-06', '2026-07', '2026-11', '2026-12'];
/** Before the first day, of each year the ends and something between, after the last day. */
const DATES = [
  ...['2025-03-09', '2025-03-10', '2025-03-31', '2025-04-01', '2026-05-31', '2026-06-30'],
  ...['2026-07-01', '2026-07-31', '2026-11-02', '2026-11-30', '2026-12-31', '2027-01-01'],
];
const ALL_MONTHS = [2025, 2026]
  .flatMap((year) => Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`))
  .filter((month) => month >= '2025-03');

const text = (cents: number): string => (cents / 100).toFixed(2);
const cents = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 900_000_000 }));

const movement = fc
  .record({
    account: fc.constantFrom(...ACCOUNTS, ...ACCOUNTS, '601999'),
    cents,
    debit: fc.boolean(),
    party: fc.constantFrom(...PARTIES),
  })
  .map(({ account, cents: amount, debit, party }): OracleLine & { cents: number } => ({
    account,
    ...(account.startsWith('40') || account.startsWith('41') ? { party } : {}),
    ...(debit ? { debit: text(amount) } : { credit: text(amount) }),
    cents: debit ? amount : -amount,
  }));

/** Mostly what balances, and every way not to be an entry. */
const lines: fc.Arbitrary<OracleLine[]> = fc
  .record({
    movements: fc.array(movement, { minLength: 1, maxLength: 4 }),
    wrong: fc.constantFrom(...Array(16).fill('nothing'), 'a cent', 'both sides', 'no side', 'no party', 'a party'),
  })
  .map(({ movements, wrong }) => {
    const rest = movements.reduce((sum, line) => sum + line.cents, 0) - (wrong === 'a cent' ? 1 : 0);
    const plain: OracleLine[] = movements.map(({ cents: _, ...line }) => line);
    const last: OracleLine = rest > 0 ? { account: '512', credit: text(rest) } : { account: '512', debit: text(-rest) };
    const all =
      rest === 0 ? [...plain, { account: '512', debit: '1.00' }, { account: '707', credit: '1.00' }] : [...plain, last];
    const change = (line: OracleLine, more: object): OracleLine[] => [
      { ...line, ...more } as OracleLine,
      ...all.slice(1),
    ];
    const [first = last] = all;
    if (wrong === 'both sides') return change(first, { debit: '1.00', credit: '1.00' });
    if (wrong === 'no side') return change(first, { debit: undefined, credit: undefined });
    if (wrong === 'no party') return [...all.slice(1), { ...first, account: '401', party: undefined } as never];
    if (wrong === 'a party') return change(first, { account: '607', party: 'pty_1' });
    return all;
  });

const entry: fc.Arbitrary<OracleEntry> = fc.record({
  journal: fc.constantFrom(...JOURNALS, ...JOURNALS, ...JOURNALS, 'XX'),
  date: fc.constantFrom(...DATES, ...DATES.slice(6, 11), ...DATES.slice(6, 11)),
  lines,
});

const nth = fc.nat(30);
const stale = fc.constantFrom(false, false, false, false, true);
const does = <T extends string>(what: T) => ({ do: fc.constant(what) });
const action = fc.oneof(
  { weight: 12, arbitrary: fc.record({ ...does('draft'), entry, clerk: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ ...does('change'), nth, entry, stale }) },
  { weight: 1, arbitrary: fc.record({ ...does('discard'), nth, stale }) },
  {
    weight: 10,
    arbitrary: fc.record({ ...does('validate'), nth, more: fc.array(nth, { maxLength: 3 }), all: fc.boolean(), stale }),
  },
  { weight: 2, arbitrary: fc.record({ ...does('reverse'), nth, date: fc.constantFrom(...DATES) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...does('period'),
      month: fc.constantFrom(...MONTHS),
      to: fc.constantFrom('open' as const, 'open' as const, 'soft-closed' as const, 'closed' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ ...does('deliver'), nth, events: fc.array(nth, { maxLength: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ ...does('replay'), nth }) },
  // A clock that is set back, too.
  { weight: 3, arbitrary: fc.record({ ...does('wait'), seconds: fc.integer({ min: -90, max: 50_000 }) }) },
);
export const sequence = fc.array(action, { minLength: 50, maxLength: 50 });
export type Sequence = typeof sequence extends fc.Arbitrary<infer T> ? T : never;

export const tally = () => ({
  drafted: 0,
  validated: 0,
  inBatches: 0,
  reversed: 0,
  discarded: 0,
  closed: 0,
  refused: 0,
  replayed: 0,
  deliveredTwice: 0,
  clockSetBack: 0,
});
type Tally = ReturnType<typeof tally>;

const COMPANY = 'model';

/** Of any command, what the model looks at. */
type Output = { entryId: string; entries: { number: number }[] };

/**
 * Plays a sequence with the use cases and the runtime, and beside it has the bookkeeper keep the same books. Throws the
 * sentence of what differs: a command that one of the two refuses, a number, a cent of a balance, a chain that does not hold.
 */
export async function play(product: System, actions: Sequence, counts: Tally): Promise<void> {
  const bookkeeper = new Bookkeeper({ years: YEARS, journals: JOURNALS, accounts: ACCOUNTS, parties: PARTIES });
  const company = await Company.open(product);
  const done: { command: keyof System['commands']; input: object; key: string; output: unknown }[] = [];
  const events: EventEnvelope[] = [];
  const waiting: EventEnvelope[] = [];
  let keys = 0;

  /** The output, or nothing when it was refused; the bookkeeper must say the same. */
  async function run(
    command: keyof System['commands'],
    input: object,
    expected: boolean,
    { version, role = 'accountant' }: { version?: number; role?: Role } = {},
  ): Promise<Output | undefined> {
    const key = `key-${++keys}`;
    const output = await company.run(command, input, key, role, version);
    if (output instanceof product.Refusal) {
      if (expected) throw new Error(`${command} was refused: ${output.kind.code} ${JSON.stringify(input)}`);
      counts.refused++;
      return undefined;
    }
    if (!expected) throw new Error(`${command} was accepted: ${JSON.stringify(input)}`);
    done.push({ command, input, key, output: output.output });
    return output.output as Output;
  }

  const draftOf = (place: number): [string, { version: number; journal: string; date: string }] | undefined => {
    const sheets = [...bookkeeper.sheets];
    const drafts = sheets.filter(([, { state }]) => state === 'draft');
    // Now and then one that is no draft any more.
    const from = drafts.length > 0 && place % 10 !== 9 ? drafts : sheets;
    return from[place % Math.max(1, from.length)];
  };
  const contentOf = ({ journal, date, lines: all }: OracleEntry) => ({
    journal,
    date,
    piece: { ref: 'P-1', date },
    label: 'Écriture',
    lines: all,
  });

  for (const one of actions) {
    if (one.do === 'wait') {
      company.now += one.seconds * 1000;
      if (one.seconds < 0) counts.clockSetBack++;
    } else if (one.do === 'draft') {
      const role = one.clerk ? 'clerk' : 'accountant';
      const output = await run('draft', contentOf(one.entry), bookkeeper.accepts(one.entry, !one.clerk), { role });
      if (!output) continue;
      bookkeeper.draft(output.entryId, one.entry);
      counts.drafted++;
    } else if (one.do === 'change') {
      const [entryId, sheet] = draftOf(one.nth) ?? [];
      if (!entryId || !sheet) continue;
      const version = sheet.version + (one.stale ? 1 : 0);
      const may = bookkeeper.mayChange(entryId, version) && bookkeeper.accepts(one.entry, true);
      if (await run('change', { entryId, ...contentOf(one.entry) }, may, { version }))
        bookkeeper.draft(entryId, one.entry);
    } else if (one.do === 'discard') {
      const [entryId, sheet] = draftOf(one.nth) ?? [];
      if (!entryId || !sheet) continue;
      const version = sheet.version + (one.stale ? 1 : 0);
      if (!(await run('discard', { entryId }, bookkeeper.mayChange(entryId, version), { version }))) continue;
      bookkeeper.discard(entryId);
      counts.discarded++;
    } else if (one.do === 'validate') {
      const [firstId, first] = draftOf(one.nth) ?? [];
      if (!firstId || !first) continue;
      const year = YEARS.find(({ from, yearId }) => from <= first.date && first.date <= yearId) ?? YEARS[0];
      const yearId = year?.yearId ?? '';
      // Of the same journal and year, all of them; or whatever comes, which must be refused together.
      const others = one.all
        ? [...bookkeeper.sheets].filter(
            ([, { state, journal, date }]) =>
              state === 'draft' && journal === first.journal && year && year.from <= date && date <= yearId,
          )
        : one.more.flatMap((place) => (place % 3 === 0 ? [draftOf(place) ?? []] : []));
      const chosen = new Map<string, number>([[firstId, first.version]]);
      for (const [id, sheet] of others) if (id && sheet) chosen.set(id, sheet.version);
      if (one.stale) chosen.set(firstId, first.version + 1);
      const entries = [...chosen].slice(0, 25).map(([entryId, version]) => ({ entryId, version }));
      const numbers = bookkeeper.validate(first.journal, yearId, entries);
      const output = await run('validate', { journal: first.journal, yearId, entries }, numbers !== undefined);
      if (!output) continue;
      const got = output.entries.map(({ number }) => number);
      if (String(got) !== String(numbers)) throw new Error(`Numbers ${got} were given, not ${numbers}`);
      counts.validated += got.length;
      if (got.length > 1) counts.inBatches++;
      const raised = await company.eventsOf(first.journal, yearId, entries, `key-${keys}`);
      events.push(...raised);
      waiting.push(...raised);
    } else if (one.do === 'reverse') {
      const target = bookkeeper.posted[one.nth % Math.max(1, bookkeeper.posted.length)];
      if (!target) continue;
      const { journal, yearId, number } = target;
      const reversal = bookkeeper.reversal(target, one.date);
      const may = reversal !== undefined && bookkeeper.accepts(reversal, true);
      const input = { journal, yearId, entryNumber: number, date: one.date };
      const output = await run('reverse', input, may);
      if (!output || !reversal) continue;
      bookkeeper.draft(output.entryId, reversal);
      bookkeeper.reversedBy(target, output.entryId);
      counts.reversed++;
    } else if (one.do === 'period') {
      const may = bookkeeper.change(one.month, one.to, ALL_MONTHS);
      if ((await run('period', { month: one.month, state: one.to }, may)) && one.to === 'closed') counts.closed++;
    } else if (one.do === 'replay') {
      const before = done[one.nth % Math.max(1, done.length)];
      if (!before) continue;
      const again = await company.run(before.command, before.input, before.key, 'accountant');
      if (again instanceof product.Refusal || !again.replayed || !same(again.output, before.output))
        throw new Error(`${before.command} was repeated, and did not answer what it had answered`);
      counts.replayed++;
    } else {
      const batch = waiting.splice(0, one.nth % 4);
      const again = one.events.flatMap((place) => (place % 2 === 0 ? (events[place] ?? []) : []));
      const delivered = new Set(events.filter((event) => !waiting.includes(event) && !batch.includes(event)));
      counts.deliveredTwice += again.filter((event) => delivered.has(event)).length;
      await company.deliver([...again.filter((event) => delivered.has(event)), ...batch, ...batch.slice(0, 1)]);
    }
  }
  while (waiting.length > 0) await company.deliver(waiting.splice(-4));
  await compare(product, company, bookkeeper);
}

/** Everything that the product keeps of validated entries, against the bookkeeper's. */
async function compare(product: System, company: Company, bookkeeper: Bookkeeper): Promise<void> {
  for (const { yearId } of YEARS)
    for (const journal of JOURNALS) {
      const series = bookkeeper.series(journal, yearId);
      const found = await company.series(journal, yearId);
      if (found.length !== series.length) throw new Error(`${journal} ${yearId} has ${found.length} entries`);
      let last = '';
      for (const [place, { number, validatedAt, lines: kept, entryId, date }] of found.entries()) {
        const { lines: wanted, ...of } = series[place] as (typeof series)[0];
        if (number !== place + 1) throw new Error(`${journal} ${yearId}: ${number} stands at ${place + 1}`);
        if (validatedAt < last) throw new Error(`${journal} ${number} was validated before the entry before it`);
        if (entryId !== of.entryId || date !== of.date || !same(kept, wanted))
          throw new Error(`${journal} ${number} is another entry than was validated`);
        last = validatedAt;
      }
      const chain = await company.ask<{ broken?: object; last: number }>(product.verifySeries, {
        ...{ journal, yearId, from: 1 },
      });
      if (chain.broken || chain.last !== series.length) throw new Error(`Chain: ${JSON.stringify(chain)}`);
    }
  for (const date of DATES.slice(1, -1)) {
    const expected = bookkeeper.balances(date);
    const { lines: rows } = await company.ask<{ lines: { account: string; debit: string; credit: string }[] }>(
      product.trialBalance,
      { date },
    );
    const got = Object.fromEntries(rows.map(({ account, debit, credit }) => [account, [debit, credit]]));
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([account, [debit, credit]]) => [account, [text(debit), text(credit)]]),
    );
    if (!same(got, wanted))
      throw new Error(`Balance of ${date}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  }
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(plain(a)) === canonicalJson(plain(b));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The product's records of one company, and a clock. */
class Company {
  now = Date.parse('2026-11-24T09:30:00.000Z');
  readonly #product: System;
  readonly #database: InstanceType<System['MemoryDatabase']>;
  readonly #scope: ReturnType<System['companyScope']>;

  private constructor(product: System) {
    this.#product = product;
    this.#database = new product.MemoryDatabase();
    this.#scope = product.companyScope(COMPANY);
  }

  static async open(product: System): Promise<Company> {
    const company = new Company(product);
    const { create, AuxiliaryRecord, BooksRecord, itemOf } = product;
    const scope = company.#scope;
    const writes = [
      create(BooksRecord, scope, {
        ...{ booksId: 'books', siren: '000100016', currency: 'EUR', timeZone: 'Europe/Paris', years: YEARS },
        journals: JOURNALS.map((code) => ({ code, label: code })),
      }),
      ...PARTIES.map((party) => create(AuxiliaryRecord, scope, { party, name: party })),
    ] as Parameters<typeof itemOf>[0][];
    const condition = 'attribute_not_exists(pk)';
    await company.#database.transact(writes.map((write) => ({ table: 'main', item: itemOf(write, {}), condition })));
    return company;
  }

  run(command: keyof System['commands'], input: object, key: string, role: Role, expectedVersion?: number) {
    const { task, useCase } = this.#product.commands[command];
    const context = this.#context(role, key);
    return this.#product.carryOut(
      this.#database,
      task as never,
      useCase as AnyCommand,
      task.input.parse(input),
      context,
      { read: new this.#product.Reader(this.#database) },
      { commandId: key, compareInput: true, expectedVersion },
    );
  }

  async ask<T>(query: unknown, input: object): Promise<T> {
    const read = new this.#product.Reader(this.#database);
    const answer = await (query as (...call: unknown[]) => Promise<T>)(input, this.#context('auditor', ''), {
      read,
      checkpoints: { of: async () => [] },
    });
    if (answer instanceof this.#product.Refusal) throw new Error(`A question was refused: ${answer.kind.code}`);
    return answer;
  }

  async eventsOf(journal: string, yearId: string, entries: readonly object[], key: string): Promise<EventEnvelope[]> {
    const { seriesKey, keyItem, commandSort, commandRecordOf } = this.#product;
    const at = keyItem(seriesKey(this.#scope, journal, yearId), commandSort(key));
    const [item] = await this.#database.getAll([{ table: 'main', key: at }]);
    const events = item ? commandRecordOf(item).events : [];
    if (events.length !== entries.length) throw new Error(`${entries.length} entries raised ${events.length} events`);
    return [...events];
  }

  /** As the queue delivers: some of them again. */
  async deliver(events: readonly EventEnvelope[]): Promise<void> {
    const { carryOut, keepBalances, keepBalancesTask, positionOf, Refusal } = this.#product;
    if (events.length === 0) return;
    const result = await carryOut(
      this.#database,
      keepBalancesTask as never,
      keepBalances as unknown as AnyCommand,
      events,
      this.#context('auditor', 'event'),
      {},
      {
        commandId: 'event',
        compareInput: false,
        positions: events.map((event) => positionOf(keepBalancesTask as never, this.#scope, event)),
      },
    );
    if (result instanceof Refusal) throw new Error(`Balances were refused: ${result.kind.code}`);
  }

  async series(journal: string, yearId: string) {
    const { Reader, seriesKey, textKey } = this.#product;
    const read = new Reader(this.#database);
    const head = await read.get(seriesKey(this.#scope, journal, yearId));
    const entries = [];
    for (let number = 1; number <= (head?.data.number ?? 0); number++) {
      const found = await read.get(textKey(this.#scope, { journal, yearId, number }));
      if (!found) throw new Error(`${journal} ${yearId} has no entry ${number}`);
      entries.push(found.data.entry);
    }
    return entries;
  }

  #context(role: Role, key: string) {
    return {
      scope: this.#scope,
      actor: { id: `user_${role}`, name: role, roles: [role] },
      now: new Date(this.now).toISOString(),
      correlationId: key,
      newId: (prefix: string, ...distinguish: readonly string[]) => derivedId(prefix, key, ...distinguish),
      salt: () => '5a',
    };
  }
}
