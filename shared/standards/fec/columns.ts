/**
 * The fields of the fichier des écritures comptables, in their order. Source: livre des procédures fiscales, A47 A-1, VII and
 * VIII; names as DGFiP/Test-Compta-Demat writes them.
 */
export const COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

/** Besides, for books kept on a cash basis: agricultural profits (21), and non-commercial ones, which name the customer (22). */
export const CASH_COLUMNS = ['DateRglt', 'ModeRglt', 'NatOp', 'IdClient'] as const;

export type Column = (typeof COLUMNS)[number] | (typeof CASH_COLUMNS)[number] | 'Montant' | 'Sens';

/** Every header that the law lets a file have, most common first: debit and credit may be an amount and its side. */
export const HEADERS: readonly (readonly Column[])[] = [0, 3, 4].flatMap((more) => {
  const columns: readonly Column[] = [...COLUMNS, ...CASH_COLUMNS.slice(0, more)];
  const asSide = columns.map((column) => (column === 'Debit' ? 'Montant' : column === 'Credit' ? 'Sens' : column));
  return [columns, asSide];
});

/** Fields that every line fills. */
export const REQUIRED: readonly Column[] = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
];
export const REQUIRED_ON_CASH_BASIS: readonly Column[] = ['DateRglt', 'ModeRglt'];
