import { createHash } from 'node:crypto';
import {
  BooksRecord,
  EntryLinkRecord,
  EntryTextRecord,
  linkKey,
  SeriesRecord,
  seriesKey,
  textKey,
} from '../../functions/ledger/data/books.ts';
import type { DraftEntry, ValidatedEntry } from '../../functions/ledger/domain/entry.ts';
import { checkpointsDue, number, type StoredEntry, startOf, walk } from '../../functions/ledger/domain/series.ts';
import { useCase as verifySeries } from '../../functions/ledger/tasks/verify-series/verify-series.ts';
import type { Checkpoint } from '../../shared/aws/checkpoints.ts';
import type { Entity, Key } from '../../shared/aws/entity.ts';
import type { Reader } from '../../shared/aws/reader.ts';
import { canonicalJson } from '../../shared/kernel/canonical.ts';
import { contentHash, type Link, nextLink } from '../../shared/kernel/hash-chain.ts';
import { companyScope } from '../../shared/kernel/scope.ts';
import { books } from '../builders/ledger.ts';
import { Choices } from '../conformance/mutate.ts';
import type { Trial } from '../trial.ts';

const ENTRIES = 100_000;
/** Beyond the last checkpoint, so that some are not yet proved. */
const UNSIGNED = 300;
const PER_SECOND = 200_000;
/** A machine that hashes slower than that of performance.md may verify as much slower. */
const SHA_PER_SECOND = 452_000;

const SERIES = { journal: 'AC', yearId: '2026-12-31' };
const scope = companyScope('tampering');
const series = { companyId: scope.companyId, ...SERIES };
const NOW = '2026-11-24T09:30:00.000Z';

type Stored = { link: Link; content: { salt: string; entry: ValidatedEntry } };

/** A journal as it is stored, and what was signed of it; each way to tamper changes a copy of the first. */
interface Journal {
  readonly entries: Stored[];
  readonly head: { number: number; hash: string };
  readonly checkpoints: readonly Checkpoint[];
}

interface Finding {
  readonly number: number;
  readonly since?: number;
  readonly defect: string;
}

/** What was done at which entry, and what must be said of it. */
type Tampering = (journal: Journal, at: number) => { entries: Stored[]; head?: Journal['head']; expected: Finding };

const forged = ({ content: { salt, entry } }: Stored) => ({ salt, entry: { ...entry, label: 'Forged' } });
const signedAfter = ({ checkpoints }: Journal, at: number) => checkpoints.find(({ number }) => number >= at);
const signedBefore = ({ checkpoints }: Journal, at: number) => checkpoints.findLast(({ number }) => number < at);

const WAYS: Readonly<Record<string, Tampering>> = {
  'an amount flipped': ({ entries }, at) => ({
    entries: entries.with(at - 1, { ...(entries[at - 1] as Stored), content: forged(entries[at - 1] as Stored) }),
    expected: { number: at, defect: 'content-changed' },
  }),
  'an entry deleted': ({ entries }, at) => ({
    entries: entries.with(at - 1, undefined as never),
    expected: { number: at, defect: 'link-missing' },
  }),
  'an entry inserted, the others moved': ({ entries }, at) => ({
    entries: entries.toSpliced(at - 1, 0, entries[at] as Stored),
    expected: { number: at, defect: 'link-broken' },
  }),
  'two entries swapped': ({ entries }, at) => ({
    entries: entries.with(at - 1, entries[at] as Stored).with(at, entries[at - 1] as Stored),
    expected: { number: at, defect: 'link-broken' },
  }),
  'the end cut off': ({ entries }, at) => ({
    entries: entries.slice(0, at - 1),
    expected: { number: at, defect: 'link-missing' },
  }),
  'all hashed again to the head': (journal, at) => {
    const { entries, head } = rehashed(journal.entries, at);
    const number = signedAfter(journal, at)?.number ?? 0;
    const since = (signedBefore(journal, at)?.number ?? 0) + 1;
    return { entries, head, expected: { number, since, defect: 'checkpoint-differs' } };
  },
  'cut off after a checkpoint, with the head set back': (journal, at) => {
    const end = signedAfter(journal, at)?.number ?? 0;
    const last = journal.entries[end - 2] as Stored;
    const head = { number: end - 1, hash: last.link.hash };
    return { entries: journal.entries.slice(0, end - 1), head, expected: { number: end, defect: 'cut-off' } };
  },
};

function rehashed(entries: readonly Stored[], at: number): { entries: Stored[]; head: Journal['head'] } {
  let head: Journal['head'] = entries[at - 2]?.link ?? startOf(series);
  const changed = entries.map((stored, place) => {
    if (place < at - 1) return stored;
    const content = place === at - 1 ? forged(stored) : stored.content;
    const link = nextLink(head, contentHash(content.salt, content.entry));
    head = { number: link.number, hash: link.hash };
    return { link, content };
  });
  return { entries: changed, head };
}

/**
 * Seven ways to tamper with a journal of 100,000 entries, each found by the product's own verification at the entry, or at the
 * next checkpoint; what lies beyond the last checkpoint is said to be not yet proved. And how fast a chain is verified.
 */
export const trial: Trial = {
  name: 'tampering',
  async run({ cases }) {
    const violations: string[] = [];
    const journal = made(Math.max(5_000, Math.min(cases, ENTRIES)));
    const { entries, head, checkpoints } = journal;
    const choices = new Choices(7);
    const sound = await verified(journal);
    if (sound.broken || sound.notYetProved !== UNSIGNED || sound.proved?.number !== entries.length - UNSIGNED)
      violations.push(`Of a sound journal it is said: ${JSON.stringify(sound)}`);

    let tried = 0;
    for (const [way, tamper] of Object.entries(WAYS))
      for (const near of [1, Math.floor(entries.length / 2), entries.length - UNSIGNED - 2_000]) {
        const at = near + choices.below(900);
        const { expected, ...tampered } = tamper(journal, at);
        const { broken } = await verified({ head, checkpoints, ...tampered });
        const { number: place, since, defect } = broken ?? {};
        tried++;
        if (place !== expected.number || since !== expected.since || defect !== expected.defect)
          violations.push(
            `${way} at ${at}: ${JSON.stringify({ place, since, defect })}, not ${JSON.stringify(expected)}`,
          );
      }
    // Nobody can see this yet, so it must not be called proved.
    const at = entries.length - UNSIGNED + 1 + choices.below(UNSIGNED);
    const unseen = await verified({ ...rehashed(entries, at), checkpoints });
    if (unseen.broken || unseen.notYetProved !== UNSIGNED || (unseen.proved?.number ?? 0) >= at)
      violations.push(`Rewritten beyond the last checkpoint: ${JSON.stringify(unseen)}`);

    const rates = rateOf(journal);
    const figures = {
      entries: entries.length,
      checkpoints: checkpoints.length,
      ways: Object.keys(WAYS).length,
      tried,
      ...rates,
    };
    console.table(figures);
    const wanted = PER_SECOND * Math.min(1, rates.shaPerSecond / SHA_PER_SECOND);
    if (rates.verifiedPerSecond < wanted)
      violations.push(`${rates.verifiedPerSecond} entries a second, not ${Math.round(wanted)} on this machine`);
    return { figures, violations };
  },
};

function made(count: number): Journal {
  const drafts = Array.from({ length: count }, (_, place): DraftEntry => {
    const net = ((place * 37) % 90_000) + 100;
    const text = (cents: number) => (cents / 100).toFixed(2);
    return {
      ...{ state: 'draft', entryId: 'ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', journal: 'AC', date: '2026-11-20' },
      ...{ piece: { ref: `F-${place}`, date: '2026-11-20' }, label: `Facture F-${place}`, by: 'user_camille', at: NOW },
      lines: [
        { account: '607', debit: text(net) },
        { account: '44566', debit: text(net / 5) },
        { account: '401', credit: text(net + net / 5), party: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e' },
      ],
    };
  });
  const how = { at: NOW, on: '2026-11-24', by: 'user_camille', salt: () => '5a'.repeat(32) };
  const { head, numbered } = number(drafts, undefined, series, how);
  const entries = numbered.map(({ entry, link, salt }) => ({ link, content: { salt, entry } }));
  const checkpoints = checkpointsDue(0, count - UNSIGNED).map((place) => ({
    ...{ number: place, hash: entries[place - 1]?.link.hash ?? '', at: NOW, holds: true },
  }));
  return { entries, head, checkpoints };
}

/** As the API answers, stride after stride. */
async function verified({ entries, head, checkpoints }: Journal) {
  const wrap = <T>(entity: Entity<T>, key: Key<T>, data: T) => ({ key, entity, version: 1, data, sequences: {} });
  const at = (key: Key) => Number(key.id.split('#')[2]);
  const found = (key: Key): unknown => {
    if (key.entity === BooksRecord) return wrap(BooksRecord, key as never, books);
    if (key.entity === SeriesRecord)
      return wrap(SeriesRecord, seriesKey(scope, SERIES.journal, SERIES.yearId), {
        ...SERIES,
        ...head,
        at: NOW,
        signed: 0,
      });
    const stored = entries[at(key) - 1];
    if (!stored) return undefined;
    const place = { ...SERIES, number: at(key) };
    return key.entity === EntryLinkRecord
      ? wrap(EntryLinkRecord, linkKey(scope, place), { ...SERIES, ...stored.link })
      : wrap(EntryTextRecord, textKey(scope, place), { ...place, ...stored.content });
  };
  const read = { getAll: async (keys: Key[]) => keys.map(found) } as unknown as Reader;
  const services = { read, checkpoints: { of: async () => [...checkpoints] } };
  for (let from = 1; ; ) {
    const answer = await verifySeries({ ...SERIES, from }, { scope, now: NOW } as never, services);
    if (!('last' in answer)) throw new Error('The verification was refused');
    if (answer.broken || answer.next === undefined) return answer;
    from = answer.next;
  }
}

/** Of processor time, for a machine that does other things too; the best of some. */
function rateOf({ entries, checkpoints }: Journal) {
  const best = (work: () => unknown) => {
    let least = Number.POSITIVE_INFINITY;
    for (let time = 0; time < 5; time++) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, (user + system) / 1e6);
    }
    return Math.round(entries.length / least);
  };
  const texts = entries.map(({ content }) => canonicalJson(content.entry).slice(0, 400));
  return {
    verifiedPerSecond: best(() => walk(startOf(series), entries as readonly StoredEntry[], checkpoints)),
    shaPerSecond: best(() => {
      for (const text of texts) createHash('sha256').update(text).digest('hex');
    }),
  };
}
