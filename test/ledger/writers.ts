import { firstBroken, type Link } from '../../shared/kernel/hash-chain.ts';
import { sha256 } from '../../shared/kernel/ids.ts';
import { Choices } from '../conformance/mutate.ts';
import type { Functions } from '../faults/functions.ts';
import type { World } from '../faults/world.ts';

const DAY = '2026-11-20';
const YEAR = '2026-12-31';
const BATCH = 25;
/** Of the transactions and of all calls. */
const CONFLICTS = 0.2;
const ANSWERS_LOST = 0.05;
/** Of the validations: one asked again by its caller, or by somebody else at the same time. */
const REPEATED = 0.05;
const CONTESTED = 0.1;

export interface Writing {
  /** Validations of one entry each, and entries validated in batches. */
  readonly singles: number;
  readonly batched: number;
  readonly writers: number;
}

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}
type Numbered = { entryId: string; number: number; hash: string };

/**
 * Many people validate entries of one journal at the same moment, through conflicts and lost answers: against the real table,
 * with the functions as they are built. What the table then holds is read without the product's code.
 */
export async function write(
  world: World,
  functions: Functions,
  companyId: string,
  { singles, batched, writers }: Writing,
): Promise<{ violations: string[]; figures: object }> {
  const violations: string[] = [];
  const principal = JSON.stringify({
    ...{ id: 'person-1', name: 'Ines', kind: 'person' },
    memberships: { [companyId]: ['accountant'] },
  });
  const request = (method: string, path: string, key: string, body: object, parameters = {}) => ({
    routeKey: `${method} ${path}`,
    pathParameters: { companyId, ...parameters },
    headers: { 'idempotency-key': `key-${key}` },
    requestContext: { requestId: key, authorizer: { lambda: { principal } } },
    body: JSON.stringify(body),
  });
  const bodyOf = ({ statusCode, body }: Answer) => {
    if (statusCode !== 200) throw new Error(`Answered ${statusCode}: ${body}`);
    return JSON.parse(body) as { entryId: string; entries: Numbered[] };
  };
  const draft = (place: number) => ({
    ...{ journal: 'OD', date: DAY, piece: { ref: `P-${place}`, date: DAY }, label: `Écriture ${place}` },
    lines: [
      { account: '6132', debit: `${place + 1}.07` },
      { account: '512', credit: `${place + 1}.07` },
    ],
  });
  bodyOf(
    (await functions.call(
      'ledger/open-books',
      'open',
      request('POST', 'books', 'books', { siren: '000100016', from: '2026-01-01', to: YEAR }),
    )) as Answer,
  );
  const ids: string[] = [];
  const drafting = async (place: number) => {
    const answer = await functions.beside('ledger/draft-entry', request('POST', 'entries', `d-${place}`, draft(place)));
    ids[place] = bodyOf(answer as Answer).entryId;
  };
  await drafting(0);
  await inParallel(singles + batched - 1, 16, (place) => drafting(place + 1));

  const given = new Map<string, number>();
  const choices = new Choices(7);
  let calls = 0;
  let busy = 0;
  /** Until it is answered with anything but "busy": the promise to a caller that repeats with the same key. */
  async function validate(key: string, entryIds: readonly string[]): Promise<Answer> {
    const entries = entryIds.map((entryId) => ({ entryId, version: 1 }));
    const event = request('POST', 'validate', key, { entries }, { journal: 'OD', yearId: YEAR });
    for (let attempt = 1; ; attempt++) {
      calls++;
      const answer = (await functions.beside('ledger/validate-entries', event)) as Answer;
      if (answer.statusCode !== 503 && answer.statusCode !== 500) return answer;
      busy++;
      if (attempt === 40) return answer;
    }
  }
  const told = (answers: readonly Answer[], entryIds: readonly string[]) => {
    const [done, ...others] = answers.filter(({ statusCode }) => statusCode === 200);
    if (!done) return violations.push(`Nobody got a number for ${entryIds}: ${JSON.stringify(answers)}`);
    if (others.some(({ body }) => body !== done.body)) violations.push(`${entryIds} were validated twice`);
    const { entries } = bodyOf(done);
    for (const { entryId, number } of entries) given.set(entryId, number);
    return undefined;
  };
  const one = async (place: number) => {
    const entryIds = [ids[place] as string];
    const key = `v-${place}`;
    const contested = choices.next() < CONTESTED;
    const answers = await Promise.all([
      validate(key, entryIds),
      ...(contested ? [validate(`other-${place}`, entryIds)] : []),
    ]);
    if (choices.next() < REPEATED && answers[0]?.statusCode === 200) answers.push(await validate(key, entryIds));
    if (!contested && answers.some(({ statusCode }) => statusCode !== 200))
      violations.push(`${key} was answered ${JSON.stringify(answers)}`);
    told(answers, entryIds);
  };
  const batch = async (number: number) => {
    const entryIds = ids.slice(singles + number * BATCH, singles + (number + 1) * BATCH);
    told([await validate(`b-${number}`, entryIds)], entryIds);
  };

  await one(0);
  world.proxy.disturb({ conflicts: CONFLICTS, answersLost: ANSWERS_LOST, random: () => choices.next() });
  const began = performance.now();
  try {
    await inParallel(singles - 1, writers, (place) => one(place + 1));
    await inParallel(Math.ceil(batched / BATCH), writers, batch);
  } finally {
    world.proxy.disturb(undefined);
  }
  const seconds = (performance.now() - began) / 1000;
  violations.push(...(await wrongInTable(world, companyId, new Set(ids), given)));
  return {
    violations,
    figures: { writers, singles, batched, seconds: Math.round(seconds), calls, busy, ...world.proxy.disturbed },
  };
}

type Kept = { number: number; entry: { entryId: string; number: number; validatedAt: string; lines: Line[] } };
type Line = { debit?: string; credit?: string };

/** The table as it lies there: 1 to n, each draft once, in the order of time, to the cent, chained. */
async function wrongInTable(world: World, companyId: string, drafts: ReadonlySet<string>, given: Map<string, number>) {
  const wrong: string[] = [];
  const records = await world.records(companyId);
  const dataOf = <T>(kind: string) => records.filter((record) => record.kind === kind).map(({ data }) => data as T);
  const texts = dataOf<Kept>('entry-text').toSorted((a, b) => a.number - b.number);
  const links = dataOf<Link>('entry-link').toSorted((a, b) => a.number - b.number);
  const [head] = dataOf<{ number: number; hash: string }>('series');
  if (texts.length !== drafts.size) wrong.push(`${texts.length} entries of ${drafts.size} drafts`);
  if (new Set(texts.map(({ entry }) => entry.entryId)).size !== texts.length) wrong.push('A draft was validated twice');
  if (texts.some(({ number, entry }, place) => number !== place + 1 || entry.number !== number)) wrong.push('A gap');
  if (texts.some(({ entry }, place) => entry.validatedAt < (texts[place - 1]?.entry.validatedAt ?? '')))
    wrong.push('Numbers are not in the order of time');
  if (texts.some(({ entry }) => given.get(entry.entryId) !== entry.number))
    wrong.push('A caller was told another number');
  const start = { number: 0, hash: sha256(`${companyId}\nOD\n${YEAR}`) };
  if (links.length !== texts.length || firstBroken(links, start) !== undefined) wrong.push('The chain does not hold');
  if (head?.number !== texts.length || head.hash !== links.at(-1)?.hash) wrong.push('The head is not the last link');
  const cents = ({ debit = '0', credit = '0' }: Line) =>
    Math.round(Number(debit) * 100) - Math.round(Number(credit) * 100);
  if (texts.some(({ entry }) => entry.lines.reduce((sum, line) => sum + cents(line), 0) !== 0))
    wrong.push('Unbalanced');
  return wrong;
}

async function inParallel(count: number, workers: number, work: (place: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < count; place = next++) await work(place);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
