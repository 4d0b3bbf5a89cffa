import * as fc from 'fast-check';
import type { ApprovalPolicy, PolicyContent } from '../../functions/purchasing/domain/approval/policy.ts';
import type { SupplierInvoice } from '../../functions/purchasing/domain/supplier-invoice.ts';
import type { HumanTask } from '../../functions/work/domain/human-task.ts';
import type { Stored } from '../../shared/aws/entity.ts';
import { hasRole, type Role } from '../../shared/contracts/roles.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { companyScope } from '../../shared/kernel/scope.ts';
import type { AnyCommand } from '../../shared/runtime/carry-out.ts';
import { intake, intakeId, invoice as readInvoice } from '../builders/purchasing.ts';
import * as arbitrary from './arbitrary.ts';
import { applying, dueDay, inOrder, type OracleInvoice, required, type Wanted } from './oracle.ts';
import type * as system from './system.ts';

type System = typeof system;

const scope = companyScope('model');
const FIRST_DAY = Date.parse('2026-11-23T09:00:00Z');
const DAY = 86_400_000;
const ACCOUNT = 'bac_1';

type Total = Pick<OracleInvoice, 'cents' | 'currency' | 'creditNote'>;
type Coded = Pick<OracleInvoice, 'costCentres' | 'accounts' | 'order'> & { by: string };
type Action =
  | { do: 'edit'; total: Total }
  | { do: 'code'; coded: Coded }
  | { do: 'policy'; content: PolicyContent; inDays: number }
  | { do: 'absent'; who: string; delegate: string; days: number }
  | { do: 'alone'; who: string; days: number }
  | { do: 'night'; nights: number }
  | { do: 'supplier'; who: string }
  | { do: 'account'; who: string; state: 'proposed' | 'confirmed' }
  | { do: 'claim'; who: string }
  | { do: 'release'; who: string }
  | { do: 'reject'; who: string }
  | { do: 'approve' | 'race' | 'replay' | 'forge' | 'forge-for'; who: string; other: string }
  | { do: 'resume' };

const coded = fc.tuple(arbitrary.coding, arbitrary.person).map(([coding, by]) => ({ ...coding, by }));
const days = fc.integer({ min: 0, max: 3 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), total: arbitrary.total }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('code' as const), coded }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('policy' as const), content: arbitrary.policy, inDays: days }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('absent' as const),
      who: arbitrary.person,
      delegate: arbitrary.person,
      days,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('alone' as const), who: arbitrary.person, days }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('night' as const), nights: fc.constantFrom(1, 1, 2, 8) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('supplier' as const), who: arbitrary.person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('account' as const),
      who: arbitrary.person,
      state: fc.constantFrom('proposed' as const, 'confirmed' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('claim' as const, 'release' as const), who: arbitrary.person }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), who: arbitrary.person }) },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'approve' as const,
        'race' as const,
        'replay' as const,
        'forge' as const,
        'forge-for' as const,
      ),
      who: arbitrary.person,
      other: arbitrary.person,
    }),
  },
);

const somebody = fc.option(arbitrary.person, { nil: undefined, freq: 2 });

export const sequence = fc.record({
  broughtBy: somebody,
  keyedBy: somebody,
  supplierBy: somebody,
  fileAccountBy: somebody,
  siret: fc.constantFrom(...arbitrary.SIRETS, undefined),
  total: arbitrary.total,
  coded: fc.option(coded, { nil: undefined }),
  policy: fc.option(arbitrary.policy, { nil: undefined }),
  actions: fc.array(action, { minLength: 5, maxLength: 40 }),
});
export type Sequence = typeof sequence extends fc.Arbitrary<infer T> ? T : never;

interface Tally {
  approved: number;
  rejected: number;
  automatic: number;
  withTwo: number;
  standIns: number;
  alone: number;
  escalated: number;
  refused: number;
  notCounted: number;
  forged: number;
}
export const tally = (): Tally => ({
  approved: 0,
  rejected: 0,
  automatic: 0,
  withTwo: 0,
  standIns: 0,
  alone: 0,
  escalated: 0,
  refused: 0,
  notCounted: 0,
  forged: 0,
});

/**
 * Plays a sequence with the use cases, and beside it keeps books of its own: what was asked of the invoice as it then was,
 * by the policy that then applied, and which approvals of whom counted for it. Throws the sentence of what was broken.
 */
export function play(product: System, sequence: Sequence, counts: Tally): void {
  const { broughtBy, keyedBy, supplierBy, fileAccountBy, siret, total, coded, policy, actions } = sequence;
  const world = new World();
  const approvedAlready: { decision: object; answered: string }[] = [];
  const absences: { who: string; delegate: string; from: string; until: string }[] = [];
  const alone: { who: string; until: string }[] = [];
  const policies: ApprovalPolicy[] = [];
  let current: { total: Total; coded: Coded | undefined; supplierBy: string | undefined } = {
    total,
    coded,
    supplierBy,
  };
  /** The oracle's books of the invoice as it is. */
  let books: { content: string; wanted: Wanted[]; persons: string[] } | undefined;
  let task: HumanTask | undefined;
  let answered = 'nothing';
  /** When the question that is open was put: which approval it is for, and that all who are named for it were excluded. */
  let open = '';
  let nobodyLeft = false;
  /** Who proposed the account that the invoice is to be paid to. */
  let accountBy: string | undefined;
  let revision = 1;
  let excludedWhenOpened: string[] = [];
  let openedOn = '';
  let done = false;

  const moneyOf = ({ cents, currency }: Total) => ({ amount: (cents / 100).toFixed(2), currency });
  const asItIs = (about: SupplierInvoice): SupplierInvoice => ({
    ...about,
    supplier: {
      partyId: 'pty_1',
      name: 'Verrerie',
      ...(current.supplierBy && { enteredBy: current.supplierBy }),
      ...(fileAccountBy && { accountsProposedBy: [fileAccountBy] }),
    },
    ...(siret && { establishment: siret }),
    ...(keyedBy && { keyed: { by: keyedBy, name: keyedBy, at: readInvoice.issueDate } }),
    totalWithVat: moneyOf(current.total),
    typeCode: current.total.creditNote ? '381' : '380',
    ...(current.coded && codingOf(current.coded)),
  });
  const mayAlone = (who: string) => alone.some((one) => one.who === who && world.today <= one.until);
  const excluded = (who: string) =>
    !mayAlone(who) &&
    [
      broughtBy,
      keyedBy,
      current.supplierBy,
      fileAccountBy,
      accountBy,
      current.coded?.by,
      ...(books?.persons ?? []),
    ].includes(who);
  const isAbsentFor = (who: string, person: string) =>
    absences.some(
      (one) => one.who === person && one.delegate === who && one.from <= world.today && world.today <= one.until,
    );
  const mayGive = (who: string, { who: wanted }: Wanted, overdue: boolean): boolean => {
    const roles = arbitrary.PEOPLE[who] as readonly Role[];
    if (overdue && hasRole(roles, 'director')) return true;
    if (wanted.startsWith('role:')) return hasRole(roles, wanted.slice(5) as Role);
    const named = wanted.slice('persons:'.length).split(',');
    return nobodyLeft ? hasRole(roles, 'director') : named.includes(who);
  };

  function putPolicy(content: PolicyContent, inDays: number): void {
    const drafted = world.run(product.draftPolicy, { content }, 'dora');
    if (drafted instanceof product.Refusal) throw new Error('A draft was refused');
    const { number } = drafted as ApprovalPolicy;
    const inForce = world.run(product.putInForce, { number, from: world.dayAfter(inDays) }, 'dora');
    if (!(inForce instanceof product.Refusal)) policies.push(inForce as ApprovalPolicy);
  }

  /** What the workflow does: advance, and open the human task that is asked for. */
  function advance(given: object, rejected = false): void {
    const before = world.get(product.SupplierInvoiceRecord.key(scope, readInvoice.invoiceId)) as SupplierInvoice;
    const result = world.run(product.advance, { intakeId, execution: 'run', answered, given }, 'workflow') as {
      outcome: string;
      task?: object;
    };
    const after = world.get(product.SupplierInvoiceRecord.key(scope, readInvoice.invoiceId)) as SupplierInvoice;
    if ('decision' in given && after.approvals?.given.length === before.approvals?.given.length) counts.notCounted++;
    if (result.outcome === 'rejected') {
      if (!rejected) throw new Error('It was rejected though nobody did');
      if (after.state !== 'rejected') throw new Error(`Rejected, and it is ${after.state}`);
      counts.rejected++;
      done = true;
      return;
    }
    if (rejected) throw new Error('It goes on though it was rejected');
    if (result.outcome === 'approved') {
      ask();
      done = true;
      task = undefined;
      settled(after);
      return;
    }
    const opened = world.run(product.openTask, { task: result.task, taskToken: 'token' }, 'workflow') as {
      taskId: string;
    };
    // An execution that starts again puts the question that is open; what is asked stays as it was.
    if (opened.taskId !== task?.taskId) {
      ask();
      const of = after.approvals?.asked[after.approvals.given.length]?.of;
      open =
        of?.of === 'persons'
          ? `persons:${of.persons
              .map(({ id }) => id)
              .sort()
              .join(',')}`
          : `role:${of?.role}`;
      nobodyLeft = of?.of === 'persons' && of.persons.every(({ id }) => excluded(id));
      excludedWhenOpened = Object.keys(arbitrary.PEOPLE).filter(excluded);
      openedOn = world.today;
    }
    task = world.get(product.HumanTaskRecord.key(scope, opened.taskId)) as HumanTask;
  }

  /** The books are opened when an invoice, as it is, is asked about for the first time. */
  function ask(): void {
    const content = JSON.stringify(current);
    if (books?.content === content) return;
    const uncoded = { costCentres: [], accounts: [], order: 'none' as const };
    const invoice = { ...current.total, supplier: 'pty_1', siret, ...(current.coded ?? uncoded) };
    books = { content, wanted: required(applying(policies, world.today)?.content, invoice), persons: [] };
    if (books.wanted.length >= 2) counts.withTwo++;
  }

  function settled(after: SupplierInvoice): void {
    if (!books || books.wanted.length > 0)
      throw new Error(`Approved without ${JSON.stringify(books?.wanted)}: ${JSON.stringify(after.approvals)}`);
    counts.approved++;
    if (after.approvals?.automatic) counts.automatic++;
  }

  /** By the books: an approval counts for one that is wanted at the lowest level, of somebody who may give it. */
  function note(about: HumanTask, by: string, onBehalfOf: string | undefined): void {
    if (!books || books.content !== JSON.stringify(current)) return;
    const overdue = about.escalated !== undefined;
    if (overdue && world.today <= dueDay(openedOn))
      throw new Error(`Escalated on ${world.today}, though it was asked on ${openedOn}`);
    const who = onBehalfOf ?? by;
    if (excluded(by) || excluded(who)) return;
    if (onBehalfOf && !isAbsentFor(by, onBehalfOf))
      throw new Error(`${by} stood in for ${onBehalfOf}, who was not away`);
    const [next = []] = inOrder(books.wanted);
    const asked = next.find((one) => one.who === open && mayGive(who, one, overdue));
    if (!asked) throw new Error(`${by} decided what was not theirs: ${JSON.stringify({ next, about, onBehalfOf })}`);
    books.wanted = books.wanted.filter((one) => one !== asked);
    books.persons.push(by, who);
    if (onBehalfOf) counts.standIns++;
    if (mayAlone(by) || mayAlone(who)) counts.alone++;
    if (overdue) counts.escalated++;
  }
  /** The first lock: the inbox itself takes no decision of whom it was told that they are excluded, nor past a claim. */
  function decide(who: string, about: HumanTask, outcome = 'approve'): HumanTask['decision'] {
    const { taskId } = about;
    const { claim } = world.get(product.HumanTaskRecord.key(scope, taskId)) as HumanTask;
    const result = world.run(product.decideTask, { taskId, outcome, comment: 'Seen' }, who);
    if (result instanceof product.Refusal) {
      counts.refused++;
      return undefined;
    }
    const { decision } = result as HumanTask;
    for (const person of [who, decision?.onBehalfOf?.id ?? who])
      if (about.taskId === task?.taskId && excludedWhenOpened.includes(person))
        throw new Error(`${who} decided, and ${person} was excluded when it was asked`);
    if (claim && claim.by !== who) throw new Error(`${who} decided what ${claim.by} had claimed`);
    return decision;
  }

  /** The second lock: what came past the inbox is not counted by the invoice. */
  function forged(decision: object): void {
    const given = () =>
      (world.get(product.SupplierInvoiceRecord.key(scope, readInvoice.invoiceId)) as SupplierInvoice).approvals;
    const before = given();
    answered = derivedId('htk', 'forged', String(world.calls));
    counts.forged++;
    advance({ decision: { outcome: 'approve', comment: '', at: world.moment, ...decision } });
    const after = given();
    if (after?.subject === before?.subject && (after?.given.length ?? 0) > (before?.given.length ?? 0))
      throw new Error(`A forged approval was counted: ${JSON.stringify(decision)}`);
  }

  world.put(product.IntakeRecord, { ...intake, supplierSought: true, ...(broughtBy && { broughtBy }) });
  const bankDetails = { accountId: ACCOUNT, state: 'proposed' as const, revision };
  world.put(product.SupplierInvoiceRecord, asItIs({ ...readInvoice, bankDetails }));
  if (policy) putPolicy(policy, 0);
  advance({});

  for (const one of actions) {
    if (done) break;
    if (one.do === 'edit' || one.do === 'code' || one.do === 'supplier') {
      if (one.do === 'edit') current = { ...current, total: one.total };
      else if (one.do === 'code') current = { ...current, coded: one.coded };
      else current = { ...current, supplierBy: one.who };
      world.change(product.SupplierInvoiceRecord.key(scope, readInvoice.invoiceId), asItIs);
    } else if (one.do === 'policy') putPolicy(one.content, one.inDays);
    else if (one.do === 'account') {
      if (one.state === 'proposed') accountBy = one.who;
      const proposed = { at: world.moment, ...(accountBy && { person: { by: accountBy } }) };
      const event = { data: { accountId: ACCOUNT, state: one.state, revision: ++revision, proposed } };
      const invoice = world.stored(product.SupplierInvoiceRecord.key(scope, readInvoice.invoiceId));
      world.run(product.releasePayments, event, 'event', [invoice]);
    } else if (one.do === 'absent') {
      const [from, until] = [world.today, world.dayAfter(one.days)];
      const delegate = { id: one.delegate, name: one.delegate };
      const result = world.run(product.declareAbsence, { from, until, delegate }, one.who);
      if (!(result instanceof product.Refusal)) absences.push({ ...one, from, until });
    } else if (one.do === 'alone') {
      const person = { id: one.who, name: one.who };
      const until = world.dayAfter(one.days);
      const result = world.run(product.declareSingleApprover, { person, until, reason: 'Alone for now' }, 'admin');
      if (result instanceof product.Refusal) continue;
      alone.splice(0, alone.length, ...alone.filter(({ who }) => who !== one.who), { who: one.who, until });
    } else if (one.do === 'night') {
      world.now += one.nights * DAY;
      // The job runs every hour, so on each of these days.
      for (let run = 0; task && run < 2; run++) {
        const item = { taskId: task.taskId, nextStepOn: task.nextStepOn ?? '', today: undefined };
        world.run(product.followUp as unknown as AnyCommand, item, 'schedule');
        task = world.get(product.HumanTaskRecord.key(scope, task.taskId)) as HumanTask;
      }
    } else if (one.do === 'resume') {
      if (task) advance({});
    } else if (task) {
      const about = task;
      if (one.do === 'claim' || one.do === 'release') {
        const { taskId } = about;
        world.run(one.do === 'claim' ? product.claimTask : product.releaseTask, { taskId }, one.who);
        continue;
      }
      if (one.do === 'reject') {
        const decision = decide(one.who, about, 'reject');
        if (!decision) continue;
        answered = about.taskId;
        advance({ decision }, true);
        continue;
      }
      const { who, other } = one;
      if (one.do === 'replay') {
        const before = approvedAlready.at(-1);
        if (!before) continue;
        // The runtime answers a repeat with what it answered before: here that it is known as one.
        const again = {
          intakeId,
          execution: 'another',
          answered: before.answered,
          given: { decision: before.decision },
        };
        if (!world.isRepeat(product.advance, again)) throw new Error('A replayed decision was taken for another one');
        if (decide(who, { ...about, taskId: before.answered })) throw new Error('A decided task was decided again');
        continue;
      }
      if (one.do === 'forge') {
        if (excluded(who)) forged({ by: who, name: who });
        continue;
      }
      if (one.do === 'forge-for') {
        if (excluded(who) && !excluded(other)) forged({ by: other, name: other, onBehalfOf: { id: who, name: who } });
        continue;
      }
      const first = decide(who, about);
      if (one.do === 'race' && first && decide(other, about)) throw new Error('Two people decided the same task');
      const decision = first ?? (one.do === 'race' ? decide(other, about) : undefined);
      if (!decision) continue;
      const { by, onBehalfOf } = decision;
      note(about, by, onBehalfOf?.id);
      answered = about.taskId;
      approvedAlready.push({ decision, answered });
      advance({ decision });
    }
  }
  if (!done && books?.wanted.length === 0 && books.content === JSON.stringify(current))
    throw new Error('Every approval was given, and it is not approved');
}

/** Only what a policy looks at; the rest of a coding does not matter here. */
function codingOf({ costCentres, accounts, order, by }: Coded): Pick<SupplierInvoice, 'coding' | 'order'> {
  const [account = '', ...others] = accounts;
  const [costCentre, ...more] = costCentres;
  const rows = [
    { account, ...(costCentre && { costCentre }) },
    ...others.map((account) => ({ account })),
    ...more.map((costCentre) => ({ account, costCentre })),
  ];
  const verdict = { matched: 'within-tolerance', differs: 'different', none: undefined }[order];
  return {
    coding: { rows, by, confirmed: true } as unknown as NonNullable<SupplierInvoice['coding']>,
    order: (verdict && { verdict }) as unknown as SupplierInvoice['order'],
  };
}

/** The records of one company, and a clock. A command is one step: that of two at once one decides anew is the runtime's. */
class World {
  now = FIRST_DAY;
  calls = 0;
  readonly #records = new Map<string, Stored<unknown>>();
  readonly #repeats = new Set<string>();

  get moment(): string {
    return new Date(this.now).toISOString();
  }
  get today(): string {
    return this.moment.slice(0, 10);
  }
  dayAfter(days: number): string {
    return new Date(this.now + days * DAY).toISOString().slice(0, 10);
  }

  run(useCase: unknown, input: object, who: string, fetched?: unknown): unknown {
    const { reads, decide, repeat } = useCase as AnyCommand;
    const call = String(++this.calls);
    const context = {
      scope,
      actor: { id: who, name: who, roles: arbitrary.PEOPLE[who] ?? [] },
      now: this.moment,
      correlationId: call,
      newId: (prefix: string, ...distinguish: readonly string[]) => derivedId(prefix, ...distinguish),
      salt: () => '',
    };
    const keys = reads(input, context, undefined) as Record<string, { partition: string } | undefined>;
    const state = Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [name, key && this.#records.get(key.partition)]),
    );
    const result = decide(input, state, context, fetched);
    if (!('writes' in result)) return result;
    for (const { type, key, data } of result.writes)
      if (type !== 'unchanged')
        this.#records.set(key.partition, {
          key,
          version: (this.#records.get(key.partition)?.version ?? 0) + 1,
          data,
          sequences: {},
        });
    if (repeat) this.#repeats.add(repeat(input));
    return result.output;
  }

  isRepeat(useCase: unknown, input: object): boolean {
    return this.#repeats.has((useCase as AnyCommand).repeat?.(input) ?? '');
  }

  // biome-ignore lint/suspicious/noExplicitAny: records of every kind
  put(entity: any, data: unknown): void {
    const key = entity.key(scope, entity.idOf(data));
    this.#records.set(key.partition, { key, version: 1, data, sequences: {} });
  }

  change<T>(key: { partition: string }, by: (data: T) => T): void {
    const before = this.#records.get(key.partition) as Stored<T>;
    this.#records.set(key.partition, { ...before, version: before.version + 1, data: by(before.data) });
  }

  stored(key: { partition: string }): Stored<unknown> | undefined {
    return this.#records.get(key.partition);
  }

  get(key: { partition: string }): unknown {
    return this.stored(key)?.data;
  }
}
