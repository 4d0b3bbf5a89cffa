import { hasRole, type Role } from '../../../shared/contracts/roles.ts';
import { sentence } from '../../../shared/kernel/text.ts';
import type { Books } from './books.ts';
import { NO_OWN_ACCOUNTS, type OwnChart } from './chart/chart.ts';
import { type Frame, wrongIn } from './check-entry.ts';
import type { DraftEntry, Missing } from './entry.ts';

interface Person {
  readonly roles: readonly Role[];
}

/** What an entry is judged by, as a command reads it. */
export function frameOf(
  books: Books,
  own: OwnChart | undefined,
  auxiliaries: Readonly<Record<string, unknown>>,
  { roles }: Person,
): Frame {
  return {
    books,
    own: own ?? NO_OWN_ACCOUNTS,
    knowsParty: (party) => auxiliaries[party] !== undefined,
    accountant: hasRole(roles, 'accountant'),
  };
}

/** What keeps a draft from being validated by this person, in words: what its rule lacked, then what is wrong in it. */
export function problemsOf(
  draft: DraftEntry,
  books: Books | undefined,
  own: OwnChart | undefined,
  person: Person,
): Missing[] {
  if (!books) return draft.missing ?? [];
  const wrong = wrongIn(draft, { ...frameOf(books, own, {}, person), knowsParty: () => true });
  return [
    ...(draft.missing ?? []),
    ...wrong.map(({ kind, parameters }) => ({
      code: kind.code,
      fr: sentence(kind.detail, 'fr', parameters),
      en: sentence(kind.detail, 'en', parameters),
    })),
  ];
}
