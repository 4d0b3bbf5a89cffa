import type { Text } from './rule.ts';
import type { UndecidableReason } from './undecidable.ts';

/** Id of a finding of our own, outside the name space of the official rules. */
export type OwnFinding = `DATUM-${Uppercase<UndecidableReason>}` | 'DATUM-TOO-MANY';

/** What each of them means. They stand beside the rules of every set. */
export const OWN_FINDINGS: Readonly<Record<OwnFinding, Text>> = {
  'DATUM-NOT-A-DECIMAL': {
    fr: 'Un montant, une quantité ou un taux que des règles comparent doit être un nombre décimal : chiffres et point, sans espace ni exposant.',
    en: 'An amount, a quantity or a rate that rules compare must be a decimal number: digits and a point, no blank or exponent.',
  },
  'DATUM-NOT-A-BOOLEAN': {
    fr: "L'indicateur qui distingue les remises des frais doit être « true » ou « false ».",
    en: 'The indicator that tells allowances from charges must be "true" or "false".',
  },
  'DATUM-NOT-A-DATE': {
    fr: 'Une date que des règles comparent doit exister au calendrier et être écrite AAAA-MM-JJ.',
    en: 'A date that rules compare must be one of the calendar, written YYYY-MM-DD.',
  },
  'DATUM-REPEATED': {
    fr: 'Une donnée que des règles lisent figure plusieurs fois là où une seule est attendue : on ne sait laquelle juger.',
    en: 'A datum that rules read stands several times where one is expected: it is unknown which one to judge.',
  },
  'DATUM-MISSING': {
    fr: "Une remise ou des frais n'ont pas l'indicateur qui dit lequel des deux c'est.",
    en: 'An allowance or charge lacks the indicator that says which of the two it is.',
  },
  'DATUM-TOO-MANY': {
    fr: "Le document enfreint les règles tant de fois que la liste s'arrête avant la fin.",
    en: 'The document breaks rules so often that the list ends before they do.',
  },
};
