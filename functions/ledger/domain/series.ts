import { contentHash, follows, type Head, type Link, nextLink } from '../../../shared/kernel/hash-chain.ts';
import { sha256 } from '../../../shared/kernel/ids.ts';
import type { DraftEntry, ValidatedEntry } from './entry.ts';

/** Entries between two checkpoints at most; the job that signs them runs every hour. */
const CHECKPOINT_EVERY = 1_000;

/** Where a series gets checkpoints: its end, and on the way there from the last one. */
export function checkpointsDue(signed: number, end: number): number[] {
  const due: number[] = [];
  for (let number = signed - (signed % CHECKPOINT_EVERY) + CHECKPOINT_EVERY; number < end; number += CHECKPOINT_EVERY)
    due.push(number);
  return end > signed ? [...due, end] : due;
}

/** The name of its chain among all chains of a company. */
export const chainOf = ({ journal, yearId }: Pick<Series, 'journal' | 'yearId'>): string =>
  `ledger/${journal}/${yearId}`;

/** A journal of a financial year: its entries are numbered from 1 without a gap, and number n is link n of its chain. */
export interface Series {
  readonly companyId: string;
  readonly journal: string;
  readonly yearId: string;
}

/** What stands before entry 1: of each series another, so that entries cannot be moved from one to another. */
export function startOf({ companyId, journal, yearId }: Series): Head {
  return { number: 0, hash: sha256(`${companyId}\n${journal}\n${yearId}`) };
}

/** The end of a series; `at` keeps numbers in the order of time. */
export interface SeriesHead extends Head {
  readonly at: string;
}

interface Validation {
  readonly at: string;
  readonly on: string;
  readonly by: string;
  readonly salt: () => string;
}

/** An entry as the books keep it: its link, and apart from it, to be erased one day, what it says. */
export interface Numbered {
  readonly entry: ValidatedEntry;
  readonly link: Link;
  readonly salt: string;
}

/** Gives drafts their numbers, in their order, and chains them on. A clock that goes back does not go into the books. */
export function number(
  drafts: readonly DraftEntry[],
  before: SeriesHead | undefined,
  series: Series,
  { at, on, by, salt }: Validation,
): { head: SeriesHead; numbered: Numbered[] } {
  const validatedAt = before && before.at > at ? before.at : at;
  let head: Head = before ?? startOf(series);
  const numbered = drafts.map(({ state: _, missing: __, at: ___, by: ____, ...content }): Numbered => {
    const entry: ValidatedEntry = {
      ...content,
      yearId: series.yearId,
      number: head.number + 1,
      validatedOn: on,
      validatedAt,
      by,
    };
    const own = salt();
    const link = nextLink(head, contentHash(own, entry));
    head = { number: link.number, hash: link.hash };
    return { entry, link, salt: own };
  });
  return { head: { ...head, at: validatedAt }, numbered };
}

/** What is stored of number n. */
export interface StoredEntry {
  readonly link: Link | undefined;
  readonly content: { readonly salt: string; readonly entry: unknown } | undefined;
}

/** What may be found, in words. */
export const DEFECTS = {
  'link-missing': { fr: 'Le maillon de l’écriture manque.', en: 'The link of the entry is missing.' },
  'link-broken': {
    fr: 'Le maillon ne suit pas celui de l’écriture précédente.',
    en: 'The link does not follow that of the entry before.',
  },
  'content-missing': { fr: 'Le contenu de l’écriture manque.', en: 'The content of the entry is missing.' },
  'content-changed': {
    fr: 'Le contenu de l’écriture n’est pas celui qui a été validé.',
    en: 'The content of the entry is not what was validated.',
  },
  'checkpoint-differs': {
    fr: 'La chaîne a été réécrite : entre le dernier point de contrôle signé qui tient et celui-ci, une écriture n’est pas celle qui a été validée.',
    en: 'The chain was written anew: between the last signed checkpoint that holds and this one, an entry is not what was validated.',
  },
  'cut-off': {
    fr: 'Le journal finit avant un point de contrôle signé : des écritures validées ont été retirées.',
    en: 'The journal ends before a signed checkpoint: validated entries were taken away.',
  },
  'head-differs': {
    fr: 'La chaîne ne finit pas là où le journal s’arrête.',
    en: 'The chain does not end where the journal does.',
  },
  'beyond-head': {
    fr: 'Il y a une écriture au-delà de la fin du journal.',
    en: 'There is an entry beyond the end of the journal.',
  },
} as const;

export interface Broken {
  readonly number: number;
  readonly defect: keyof typeof DEFECTS;
  /** The first entry that may be the one, where a checkpoint tells no more. */
  readonly since?: number;
}

/** What a checkpoint says; `holds`: with our signature. */
export interface Signed extends Head {
  readonly holds: boolean;
}

/**
 * Walks a part of a series from the link before it, and holds it against the checkpoints that lie in it.
 *
 * @returns the first entry that is not what was validated, or the head that was reached.
 */
export function walk(from: Head, stored: readonly StoredEntry[], checkpoints: readonly Signed[] = []): Broken | Head {
  const signed = Map.groupBy(checkpoints, ({ number }) => number);
  let since = (checkpoints.findLast(({ number }) => number <= from.number)?.number ?? 0) + 1;
  let head = from;
  for (const { link, content } of stored) {
    const number = head.number + 1;
    if (!link) return { number, defect: 'link-missing' };
    if (!follows(link, head)) return { number, defect: 'link-broken' };
    if (!content) return { number, defect: 'content-missing' };
    if (contentHash(content.salt, content.entry) !== link.contentHash) return { number, defect: 'content-changed' };
    head = { number: link.number, hash: link.hash };
    const here = signed.get(number);
    if (!here) continue;
    if (here.some(({ hash, holds }) => !holds || hash !== link.hash))
      return { number, defect: 'checkpoint-differs', since };
    since = number + 1;
  }
  return head;
}
