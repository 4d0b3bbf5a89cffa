import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localDate } from '../../shared/kernel/dates.ts';
import { brokenRules, RULE_SETS } from './check.ts';
import type { Deployment } from './deployment.ts';
import { type Arrival, dropAndFollow, hasEnded } from './drop.ts';
import { people } from './group.ts';
import { filesOf, type InboxFile } from './inbox.ts';
import { clientOf, isSeeded, seed } from './seed.ts';
import { logIns, nextSteps, stateLine, tableOf } from './show.ts';

/**
 * Loads the group, drops the files of its day into the inbox and follows them to their ends. What an earlier start has
 * done is not done again; the day is that of the first start, kept with the data.
 *
 * @param say tells one line at once.
 * @returns what to show when everything is ready: the files, the log-ins, what to try next.
 */
export async function demonstrate(
  deployment: Deployment,
  stateDir: string,
  say: (line: string) => void,
): Promise<string> {
  const asOf = await dayOf(stateDir);
  const loaded = await isSeeded(deployment);
  if (!loaded) await seed(deployment, asOf);
  say(`${loaded ? 'Found' : 'Loaded'} the demonstration group: two companies, their people and suppliers.`);

  const files = filesOf(asOf);
  say(await selfCheck(files));
  const clerk = await clientOf(deployment, people.clerk);
  const tell = (arrival: Arrival) => say(stateLine(arrival));
  // A copy is recognised by what was taken in before it: it goes when everything else has ended.
  const isCopy = ({ becomes }: InboxFile) => becomes === 'duplicate';
  const arrivals = [
    ...(await dropAndFollow(
      deployment,
      clerk,
      files.filter((file) => !isCopy(file)),
      tell,
    )),
    ...(await dropAndFollow(deployment, clerk, files.filter(isCopy), tell)),
  ];
  const astray = arrivals.filter((arrival) => !hasEnded(arrival) || !endsAsItShould(arrival));
  const dropped = arrivals.filter(({ now }) => now).length;
  say(
    `${dropped > 0 ? `Dropped ${dropped} files` : `The ${arrivals.length} files of ${asOf} were taken in before`}; ` +
      (astray.length === 0
        ? 'each came to the end it should.'
        : `not where they should be: ${astray.map(({ file, state }) => `${file.name} (${state})`).join(', ')}.`),
  );

  return [await tableOf(clerk, arrivals), await logIns(deployment, arrivals), await nextSteps(deployment)].join('\n');
}

/** An invoice that waited may have been decided since. */
function endsAsItShould({ file, state }: Arrival): boolean {
  return state === file.becomes || (file.becomes === 'waiting' && (state === 'approved' || state === 'rejected'));
}

async function selfCheck(files: readonly InboxFile[]): Promise<string> {
  const invoices = files.flatMap(({ name, bytes, invoice }) => (invoice ? [{ name, bytes, invoice }] : []));
  const broken: string[] = [];
  for (const { name, bytes, invoice } of invoices)
    for (const rule of await brokenRules(bytes, invoice)) broken.push(`${name}: ${rule}`);
  return `Checked ${invoices.length} invoices by ${RULE_SETS.join(' and ')}: ${broken.length === 0 ? 'no rule broken.' : broken.join('; ')}`;
}

async function dayOf(stateDir: string): Promise<string> {
  const file = join(stateDir, 'demonstration.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return (JSON.parse(kept) as { asOf: string }).asOf;
  const asOf = localDate(new Date(), 'Europe/Paris');
  await writeFile(file, JSON.stringify({ asOf }));
  return asOf;
}
