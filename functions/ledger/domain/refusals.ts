import { defineRefusal } from '../../../shared/kernel/refusal.ts';

export const BooksNotOpen = defineRefusal({
  code: 'ledger.books-not-open',
  status: 404,
  title: { fr: 'Comptabilité non ouverte', en: 'Books not open' },
  detail: {
    fr: 'Cette société n’a pas encore de comptabilité : ouvrez-la avec son SIREN et son premier exercice.',
    en: 'This company has no books yet: open them with its SIREN and its first financial year.',
  },
});

export const BooksOpen = defineRefusal({
  code: 'ledger.books-open',
  status: 409,
  title: { fr: 'Comptabilité déjà ouverte', en: 'Books open already' },
  detail: {
    fr: 'Cette société a déjà une comptabilité : ajoutez-y un exercice ou un journal.',
    en: 'This company has books already: add a financial year or a journal to them.',
  },
});

export const YearRefused = defineRefusal<{ from: string; to: string }>({
  code: 'ledger.year-refused',
  status: 422,
  title: { fr: 'Exercice impossible', en: 'Financial year not possible' },
  detail: {
    fr: 'L’exercice du {from} au {to} doit commencer le lendemain du précédent et durer 24 mois au plus.',
    en: 'The financial year from {from} to {to} must begin the day after the one before it and last 24 months at most.',
  },
});

export const BooksFull = defineRefusal<{ years: number; journals: number; accounts: number }>({
  code: 'ledger.books-full',
  status: 422,
  title: { fr: 'Cadre des livres plein', en: 'Frame of the books full' },
  detail: {
    fr: 'Les livres comptent au plus {years} exercices, {journals} journaux et {accounts} comptes propres.',
    en: 'Books have at most {years} financial years, {journals} journals and {accounts} accounts of their own.',
  },
});

export const YearNotFound = defineRefusal<{ yearId: string }>({
  code: 'ledger.year-not-found',
  status: 404,
  title: { fr: 'Exercice introuvable', en: 'Financial year not found' },
  detail: { fr: 'Aucun exercice ne se termine le {yearId}.', en: 'No financial year ends on {yearId}.' },
});

export const NoYear = defineRefusal<{ date: string }>({
  code: 'ledger.no-year',
  status: 422,
  title: { fr: 'Hors de tout exercice', en: 'In no financial year' },
  detail: {
    fr: 'Le {date} n’est dans aucun exercice : corrigez la date, ou ouvrez l’exercice.',
    en: '{date} lies in no financial year: correct the date, or open the year.',
  },
});

export const PeriodClosed = defineRefusal<{ month: string }>({
  code: 'ledger.period-closed',
  status: 409,
  title: { fr: 'Période clôturée', en: 'Period closed' },
  detail: {
    fr: 'La période {month} est clôturée : datez l’écriture d’une période ouverte.',
    en: 'The period {month} is closed: date the entry in an open one.',
  },
});

export const PeriodSoftClosed = defineRefusal<{ month: string }>({
  code: 'ledger.period-soft-closed',
  status: 409,
  title: { fr: 'Période réservée au comptable', en: 'Period reserved to accountants' },
  detail: {
    fr: 'La période {month} n’est plus ouverte qu’aux comptables : demandez-leur, ou prenez une période ouverte.',
    en: 'The period {month} is open to accountants only: ask one, or take an open period.',
  },
});

export const PeriodHasDrafts = defineRefusal<{ month: string; date: string; label: string }>({
  code: 'ledger.period-has-drafts',
  status: 409,
  title: { fr: 'Brouillard non vide', en: 'Drafts left' },
  detail: {
    fr: 'Il reste des brouillons jusqu’à {month}, le premier du {date} (« {label} ») : validez-les, redatez-les ou supprimez-les.',
    en: 'Drafts are left up to {month}, the first of {date} ("{label}"): validate, re-date or discard them.',
  },
});

export const JournalUnknown = defineRefusal<{ journal: string }>({
  code: 'ledger.journal-unknown',
  status: 422,
  title: { fr: 'Journal inconnu', en: 'Unknown journal' },
  detail: {
    fr: 'Il n’y a pas de journal {journal} : prenez-en un de la liste, ou ajoutez-le.',
    en: 'There is no journal {journal}: take one of the list, or add it.',
  },
});

export const AccountUnknown = defineRefusal<{ account: string }>({
  code: 'ledger.account-unknown',
  status: 422,
  title: { fr: 'Compte inconnu', en: 'Unknown account' },
  detail: {
    fr: 'Le compte {account} n’est ni au plan comptable général ni parmi les vôtres : ajoutez-le, ou prenez-en un autre.',
    en: 'The account {account} is neither in the official chart nor among your own: add it, or take another one.',
  },
});

export const AccountNotOwn = defineRefusal<{ account: string }>({
  code: 'ledger.account-not-own',
  status: 422,
  title: { fr: 'Compte du plan officiel', en: 'Account of the official chart' },
  detail: {
    fr: 'Le compte {account} est celui du plan comptable général : un compte propre en est une subdivision.',
    en: 'The account {account} is one of the official chart: an own account is a part of one.',
  },
});

export const AccountWithoutParent = defineRefusal<{ account: string }>({
  code: 'ledger.account-without-parent',
  status: 422,
  title: { fr: 'Compte sans racine', en: 'Account without a root' },
  detail: {
    fr: 'Le compte {account} ne subdivise aucun compte du plan comptable général.',
    en: 'The account {account} is a part of no account of the official chart.',
  },
});

export const LineAmountWrong = defineRefusal<{ line: number }>({
  code: 'ledger.line-amount-wrong',
  status: 422,
  title: { fr: 'Montant de ligne', en: 'Amount of a line' },
  detail: {
    fr: 'La ligne {line} porte un débit ou un crédit, l’un des deux et pas les deux.',
    en: 'Line {line} has a debit or a credit, one of the two and not both.',
  },
});

export const NotBalanced = defineRefusal<{ debit: string; credit: string }>({
  code: 'ledger.not-balanced',
  status: 422,
  title: { fr: 'Écriture déséquilibrée', en: 'Entry not balanced' },
  detail: {
    fr: 'Débit {debit}, crédit {credit} : une écriture porte autant au débit qu’au crédit.',
    en: 'Debit {debit}, credit {credit}: an entry has as much on both sides.',
  },
});

export const PartyMissing = defineRefusal<{ line: number; account: string }>({
  code: 'ledger.party-missing',
  status: 422,
  title: { fr: 'Tiers manquant', en: 'Party missing' },
  detail: {
    fr: 'La ligne {line} est au compte collectif {account} : dites de quel tiers.',
    en: 'Line {line} is on the control account {account}: say of which party.',
  },
});

export const PartyRefused = defineRefusal<{ line: number; account: string }>({
  code: 'ledger.party-refused',
  status: 422,
  title: { fr: 'Compte sans tiers', en: 'Account without parties' },
  detail: {
    fr: 'La ligne {line} nomme un tiers, mais le compte {account} n’est pas un compte de tiers.',
    en: 'Line {line} names a party, but the account {account} is no account of third parties.',
  },
});

export const PartyUnknown = defineRefusal<{ party: string }>({
  code: 'ledger.party-unknown',
  status: 422,
  title: { fr: 'Tiers sans compte auxiliaire', en: 'Party without an auxiliary account' },
  detail: {
    fr: 'Le tiers {party} n’a pas encore de compte auxiliaire : donnez-lui son nom d’abord.',
    en: 'The party {party} has no auxiliary account yet: give it its name first.',
  },
});

export const EntryNotFound = defineRefusal<{ entry: string }>({
  code: 'ledger.entry-not-found',
  status: 404,
  title: { fr: 'Écriture introuvable', en: 'Entry not found' },
  detail: { fr: 'Aucune écriture {entry} dans cette société.', en: 'There is no entry {entry} in this company.' },
});

export const EntryNotDraft = defineRefusal<{ entry: string }>({
  code: 'ledger.entry-not-draft',
  status: 409,
  title: { fr: 'Écriture hors du brouillard', en: 'Entry no draft any more' },
  detail: {
    fr: 'L’écriture {entry} est validée ou supprimée : une écriture validée se corrige par une contrepassation.',
    en: 'The entry {entry} is validated or discarded: a validated entry is corrected by a reversal.',
  },
});

export const EntryChanged = defineRefusal<{ entry: string }>({
  code: 'ledger.entry-changed',
  status: 409,
  title: { fr: 'Brouillon modifié entre-temps', en: 'Draft changed meanwhile' },
  detail: {
    fr: 'Le brouillon {entry} n’est plus celui que vous avez lu : relisez-le avant de valider.',
    en: 'The draft {entry} is not the one you have read: read it again before you validate.',
  },
});

export const EntryOfAnother = defineRefusal<{ entry: string }>({
  code: 'ledger.entry-of-another',
  status: 422,
  title: { fr: 'Écriture d’un autre journal ou exercice', en: 'Entry of another journal or year' },
  detail: {
    fr: 'Le brouillon {entry} n’est pas de ce journal et de cet exercice : on valide un journal d’un exercice à la fois.',
    en: 'The draft {entry} is not of this journal and year: one journal of one year is validated at a time.',
  },
});

export const EntryIncomplete = defineRefusal<{ entry: string; missing: string }>({
  code: 'ledger.entry-incomplete',
  status: 422,
  title: { fr: 'Brouillon incomplet', en: 'Draft incomplete' },
  detail: {
    fr: 'Il manque quelque chose au brouillon {entry} ({missing}) : complétez-le avant de valider.',
    en: 'Something is missing in the draft {entry} ({missing}): complete it before you validate.',
  },
});

export const AlreadyReversed = defineRefusal<{ entry: string }>({
  code: 'ledger.already-reversed',
  status: 409,
  title: { fr: 'Écriture déjà contrepassée', en: 'Entry reversed already' },
  detail: {
    fr: 'Cette écriture a déjà sa contrepassation, {entry}.',
    en: 'This entry has its reversal already, {entry}.',
  },
});

export const PeriodStaysClosed = defineRefusal<{ month: string }>({
  code: 'ledger.period-stays-closed',
  status: 409,
  title: { fr: 'Clôture définitive', en: 'Closed for good' },
  detail: {
    fr: 'La période {month} est clôturée définitivement : passez l’écriture dans une période ouverte.',
    en: 'The period {month} is closed for good: post in an open one.',
  },
});

export const FecTooLarge = defineRefusal<{ entries: number; most: number }>({
  code: 'ledger.fec-too-large',
  status: 422,
  title: { fr: 'Exercice trop grand pour un export immédiat', en: 'Year too large for an immediate export' },
  detail: {
    fr: 'L’exercice a {entries} écritures ; un export en a {most} au plus.',
    en: 'The year has {entries} entries; an export has {most} at most.',
  },
});

/** Everything that `wrongIn` finds. */
export const WRONG_IN_ENTRY = [
  JournalUnknown,
  NoYear,
  PeriodClosed,
  PeriodSoftClosed,
  AccountUnknown,
  LineAmountWrong,
  NotBalanced,
  PartyMissing,
  PartyRefused,
  PartyUnknown,
] as const;
