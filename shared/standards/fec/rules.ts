export interface Text {
  readonly fr: string;
  readonly en: string;
}

export interface Rule {
  /** `error`: the file is not what the law describes. `warning`: a person should look. */
  readonly severity: 'error' | 'warning';
  /** `{name}` is filled from the finding. */
  readonly message: Text;
  readonly source: string;
}

const A47 = 'LPF A47 A-1';
const rule = (severity: Rule['severity'], fr: string, en: string, source = A47): Rule => ({
  severity,
  message: { fr, en },
  source,
});

/** What is checked, by name. */
export const RULES = {
  'file-name': rule(
    'error',
    'Le fichier s’appelle {name} : son nom est le SIREN, « FEC » et le jour de clôture, comme 000100016FEC20261231',
    'The file is called {name}: its name is the SIREN, "FEC" and the closing day, such as 000100016FEC20261231',
    `${A47}, X`,
  ),
  empty: rule('error', 'Le fichier ne contient aucune ligne d’écriture', 'The file has no line of an entry'),
  encoding: rule(
    'error',
    'Le fichier n’est ni en ASCII, ni en ISO 8859-15, ni en UTF-8 : {what}',
    'The file is in none of ASCII, ISO 8859-15 and UTF-8: {what}',
    `${A47}, VI`,
  ),
  'byte-order-mark': rule(
    'warning',
    'Le fichier commence par une marque d’ordre des octets',
    'The file begins with a byte order mark',
  ),
  separator: rule(
    'error',
    'Le séparateur de zones est la tabulation ou « | », pas « {separator} »',
    'Fields are separated by a tab or "|", not by "{separator}"',
    'A47 A-1, VI; arrêté du 29 juillet 2013',
  ),
  'column-missing': rule(
    'error',
    'L’en-tête n’a pas la zone {column}',
    'The header lacks the field {column}',
    `${A47}, VII`,
  ),
  'column-unknown': rule(
    'error',
    'L’en-tête a une zone inconnue, {column}',
    'The header has an unknown field, {column}',
    `${A47}, VII`,
  ),
  'column-order': rule(
    'error',
    'Les zones ne sont pas dans l’ordre : {column} est à la place {place}',
    'The fields are not in order: {column} is at place {place}',
    `${A47}, VII`,
  ),
  'field-count': rule(
    'error',
    'La ligne a {found} zones au lieu de {expected}',
    'The line has {found} fields instead of {expected}',
    `${A47}, VI`,
  ),
  'trailing-separator': rule(
    'error',
    'La ligne finit par un séparateur de trop',
    'The line ends with one separator too many',
    `${A47}, VI`,
  ),
  'line-empty': rule('error', 'La ligne est vide', 'The line is empty', `${A47}, VI`),
  'field-empty': rule('error', 'La zone {column} est vide', 'The field {column} is empty', `${A47}, VII`),
  'valid-date-missing': rule(
    'error',
    'ValidDate est vide : l’écriture n’est pas validée',
    'ValidDate is empty: the entry is not validated',
    'LPF A47 A-1, VII, 16°; PCG art. 921-3',
  ),
  'date-format': rule(
    'error',
    '{column} n’est pas une date AAAAMMJJ : {value}',
    '{column} is no date YYYYMMDD: {value}',
    `${A47}, VI`,
  ),
  'date-range': rule(
    'error',
    '{column} est hors des années 1900 à 2099 : {value}',
    '{column} lies outside the years 1900 to 2099: {value}',
    'Test-Compta-Demat',
  ),
  'date-outside-year': rule(
    'error',
    'EcritureDate {value} est hors de l’exercice clos le {closing}',
    'EcritureDate {value} lies outside the year that closes on {closing}',
    'LPF A47 A-1, VII; C. com. L123-12',
  ),
  'amount-format': rule(
    'error',
    '{column} n’est pas un montant à virgule, sans séparateur de milliers, de deux décimales au plus : {value}',
    '{column} is no amount with a decimal comma, no thousands separator and two decimals at most: {value}',
    `${A47}, VI`,
  ),
  'decimal-point': rule(
    'warning',
    '{column} a un point au lieu d’une virgule : {value}',
    '{column} has a point instead of a comma: {value}',
    `${A47}, VI`,
  ),
  'both-sides': rule(
    'error',
    'La ligne a un débit et un crédit',
    'The line has a debit and a credit',
    'Test-Compta-Demat',
  ),
  'no-amount': rule('error', 'La ligne n’a ni débit ni crédit', 'The line has neither debit nor credit', `${A47}, VII`),
  'negative-amount': rule(
    'warning',
    '{column} est négatif : {value}',
    '{column} is below zero: {value}',
    'Test-Compta-Demat',
  ),
  side: rule(
    'error',
    'Sens vaut {value} : D ou C, +1 ou -1 est attendu',
    'Sens is {value}: D or C, +1 or -1 is expected',
    `${A47}, VII`,
  ),
  'entry-unbalanced': rule(
    'error',
    'L’écriture {entry} du journal {journal} a {debit} au débit et {credit} au crédit',
    'The entry {entry} of journal {journal} has {debit} on the debit side and {credit} on the credit side',
    'PCG art. 921-1',
  ),
  'journal-unbalanced': rule(
    'error',
    'Le journal {journal} a {debit} au débit et {credit} au crédit',
    'The journal {journal} has {debit} on the debit side and {credit} on the credit side',
    'PCG art. 921-1',
  ),
  'number-gap': rule(
    'error',
    'Le journal {journal} n’a pas d’écriture {missing} : la numérotation est continue',
    'The journal {journal} has no entry {missing}: numbers are continuous',
    'LPF A47 A-1, VII, 3°; PCG art. 921-3',
  ),
  'number-order': rule(
    'error',
    'L’écriture {entry} du journal {journal} vient après l’écriture {before} : les numéros croissent',
    'The entry {entry} of journal {journal} comes after the entry {before}: numbers increase',
    'LPF A47 A-1, VII, 3°',
  ),
  'number-repeated': rule(
    'error',
    'Le numéro {entry} du journal {journal} sert une deuxième fois, ou les lignes de l’écriture sont dispersées',
    'The number {entry} of journal {journal} is used a second time, or the lines of the entry are scattered',
    'LPF A47 A-1, VII, 3°',
  ),
  'entry-dates': rule(
    'error',
    'Les lignes de l’écriture {entry} du journal {journal} ont plusieurs dates ({column})',
    'The lines of the entry {entry} of journal {journal} have several dates ({column})',
    `${A47}, VII`,
  ),
  'validation-order': rule(
    'error',
    'ValidDate {value} vient après {before} : les écritures sont dans l’ordre de leur validation',
    'ValidDate {value} comes after {before}: entries are in the order of their validation',
    'LPF A47 A-1, III; BOI-CF-IOR-60-40-20',
  ),
  'valid-before-entry': rule(
    'warning',
    'L’écriture est validée le {value}, avant sa date {date}',
    'The entry was validated on {value}, before its date {date}',
    'PCG art. 921-3',
  ),
  'account-format': rule(
    'error',
    'CompteNum {value} ne commence pas par trois chiffres du plan comptable',
    'CompteNum {value} does not begin with three digits of the chart of accounts',
    'LPF A47 A-1, VII, 5°',
  ),
  'auxiliary-pair': rule(
    'error',
    'CompAuxNum et CompAuxLib vont ensemble : {column} est vide',
    'CompAuxNum and CompAuxLib go together: {column} is empty',
    'LPF A47 A-1, VII, 7° et 8°',
  ),
  'auxiliary-account': rule(
    'error',
    'Le compte {value} n’est pas un compte de tiers et a un compte auxiliaire',
    'The account {value} is no account of third parties and has an auxiliary account',
    'BOI-CF-IOR-60-40-20',
  ),
  'lettering-pair': rule(
    'error',
    'EcritureLet et DateLet vont ensemble : {column} est vide',
    'EcritureLet and DateLet go together: {column} is empty',
    'LPF A47 A-1, VII, 14° et 15°',
  ),
  'lettering-unbalanced': rule(
    'error',
    'Le lettrage {value} du compte {account} laisse {left}',
    'The lettering {value} of account {account} leaves {left}',
    'LPF A47 A-1, VII, 14°',
  ),
  'currency-pair': rule(
    'error',
    'Montantdevise et Idevise vont ensemble : {column} est vide',
    'Montantdevise and Idevise go together: {column} is empty',
    'LPF A47 A-1, VII, 17° et 18°',
  ),
  'currency-code': rule(
    'error',
    'Idevise {value} n’est pas un code de devise à trois lettres',
    'Idevise {value} is no currency code of three letters',
    'LPF A47 A-1, VII, 18°',
  ),
  'label-differs': rule(
    'error',
    '{column} de {value} est « {label} », et « {before} » plus haut',
    '{column} of {value} is "{label}", and "{before}" further up',
    `${A47}, VII`,
  ),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
