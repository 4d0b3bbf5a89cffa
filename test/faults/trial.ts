import { CommandRecorded } from '../../shared/contracts/audit.ts';
import { canonicalJson } from '../../shared/kernel/canonical.ts';
import { firstBroken, type Link } from '../../shared/kernel/hash-chain.ts';
import { DEFECTS, type Defect } from './defects.ts';
import type { CrashPoint, Functions } from './functions.ts';
import type { Fault } from './proxy.ts';
import { playStory } from './story.ts';
import type { Record_, World } from './world.ts';

/** Every company id has the same length, so that sizes of files and records agree. */
const company = (name: string): string => name.padEnd(48, 'x');

const FAULTS: readonly Fault[] = ['crash-before', 'crash-after', 'answer-lost'];

export interface TrialResult {
  readonly crashPoints: number;
  readonly tried: number;
  /** What each failed crash point left behind. */
  readonly violations: readonly string[];
}

/** Every AWS call of every invocation of the story, times every fault. */
async function crashPoints(world: World, functions: Functions, companyId: string): Promise<CrashPoint[]> {
  await playStory(world, functions, companyId);
  return [...functions.calls].flatMap(([invocation, calls]) =>
    Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) =>
      FAULTS.map((fault) => ({ invocation, call, fault })),
    ),
  );
}

/**
 * Plays the story once per crash point and compares everything it left with the story nobody disturbed: nothing lost,
 * nothing doubled, nothing half done.
 */
export async function runTrial(
  world: World,
  functions: Functions,
  {
    cases = Number.POSITIVE_INFINITY,
    stopAtFirst = false,
    label = 'run',
    reference,
    near = /./,
  }: { cases?: number; stopAtFirst?: boolean; label?: string; reference?: readonly string[]; near?: RegExp } = {},
): Promise<TrialResult> {
  const undisturbed = company(`${label}-reference`);
  const points = (await crashPoints(world, functions, undisturbed)).filter(({ invocation }) => near.test(invocation));
  const expected = reference ?? shapeOf(await world.records(undisturbed));
  const violations: string[] = [];
  let tried = 0;
  // Spread over the whole story. Every step is no multiple of three, so each of the three faults is met.
  const widest = Math.max(1, Math.floor(points.length / cases));
  const every = widest > 1 && widest % FAULTS.length === 0 ? widest - 1 : widest;
  for (const [index, point] of points.entries()) {
    if (index % every !== 0) continue;
    tried++;
    const companyId = company(`${label}-${index}`);
    functions.crashPoint = point;
    functions.crashed = false;
    try {
      await playStory(world, functions, companyId);
      if (!functions.crashed) throw new Error('the fault was never injected');
      const records = await world.records(companyId);
      const difference = differenceOf(expected, shapeOf(records)) ?? unlikePublished(world, companyId, records);
      if (difference) throw new Error(difference);
    } catch (error) {
      violations.push(`${point.invocation}, call ${point.call}, ${point.fault}: ${(error as Error).message}`);
      if (stopAtFirst) break;
    } finally {
      functions.crashPoint = undefined;
    }
  }
  return { crashPoints: points.length, tried, violations };
}

/** Plants each defect and answers those that the trial did not notice. */
export async function missedDefects(world: World, { cases }: { cases: number }): Promise<string[]> {
  const sound = await world.functions();
  const alone = company('sound');
  await playStory(world, sound, alone);
  const reference = shapeOf(await world.records(alone));
  await sound.stop();
  const missed: string[] = [];
  for (const defect of DEFECTS) {
    const functions = await world.functions(defect);
    if (!(await isCaught(world, functions, defect, { reference, cases }))) missed.push(defect.name);
    await functions.stop();
  }
  return missed;
}

/** Caught when the story leaves other records than the sound code's, or fails, without a crash already or with one. */
async function isCaught(
  world: World,
  functions: Functions,
  defect: Defect,
  { reference, cases }: { reference: readonly string[]; cases: number },
): Promise<boolean> {
  const alone = company(`defect-${defect.name}`);
  try {
    await playStory(world, functions, alone);
  } catch {
    return true;
  }
  if (differenceOf(reference, shapeOf(await world.records(alone)))) return true;
  const label = defect.name;
  const { violations } = await runTrial(world, functions, {
    cases,
    stopAtFirst: true,
    label,
    reference,
    near: defect.near,
  });
  return violations.length > 0;
}

/** What went out to the bus must be exactly what the command records say, to the letter, however often. */
function unlikePublished(world: World, companyId: string, records: readonly Record_[]): string | undefined {
  const recorded = new Set(records.flatMap(({ events }) => (events as object[] | undefined) ?? []).map(canonicalJson));
  const published = new Set(
    world.proxy.published
      .filter(({ type, envelope }) => envelope.companyId === companyId && type !== CommandRecorded.type)
      .map(({ envelope }) => canonicalJson(envelope)),
  );
  const phantom = [...published].find((event) => !recorded.has(event));
  if (phantom) return `published and never recorded: ${phantom.slice(0, 300)}`;
  const unpublished = [...recorded].find((event) => !published.has(event));
  return unpublished && `recorded and never published: ${unpublished.slice(0, 300)}`;
}

/** Records without what differs between two companies: ids, hashes, moments. */
function shapeOf(records: readonly Record_[]): string[] {
  const links = records.filter(({ kind }) => kind === 'audit-link').map(({ data }) => data as Link);
  const broken = firstBroken(links.toSorted((a, b) => a.number - b.number));
  const shapes = records.map(withoutSignature).map((record) =>
    JSON.stringify(record, Object.keys(flat(record)).sort())
      .replaceAll(/(\b[a-z]{3}_)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
      .replaceAll(/\b[0-9a-f]{32,64}\b/g, 'HASH')
      .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'MOMENT')
      .replaceAll(String(record.pk.split('#')[0]), 'COMPANY')
      .replaceAll(/"number":\d+/g, '"number":N')
      .replaceAll(/audit-(link|content)#\d+/g, 'audit-$1#N')
      .replaceAll(/"unfinished":"[^"]*#\d"/g, '"unfinished":"SHARD"'),
  );
  return [...shapes, `audit chain: ${broken === undefined ? 'whole' : `broken at ${broken}`}`].sort();
}

/** A signed form differs with every second. */
function withoutSignature(record: Record_): Record_ {
  const answer = record.answer as { fields?: unknown } | undefined;
  return answer?.fields ? { ...record, answer: { ...answer, fields: 'signed' } } : record;
}

function flat(value: unknown, keys: Record<string, true> = {}): Record<string, true> {
  if (Array.isArray(value)) for (const item of value) flat(item, keys);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      keys[key] = true;
      flat(inner, keys);
    }
  return keys;
}

/** The first record that one side has and the other has not, counting repeats. */
function differenceOf(expected: readonly string[], found: readonly string[]): string | undefined {
  const rest = [...found];
  for (const shape of expected) {
    const at = rest.indexOf(shape);
    if (at < 0)
      return `lost or changed: ${shape.slice(0, 300)}${rest.length ? ` … found instead: ${rest.find((r) => r.slice(0, 40) === shape.slice(0, 40))?.slice(0, 300)}` : ''}`;
    rest.splice(at, 1);
  }
  return rest[0] && `doubled or left over: ${rest[0].slice(0, 300)}`;
}
