import type { Text } from '../../../../shared/kernel/text.ts';

/**
 * How much of the VAT on a purchase may be deducted, by its nature. `rate` is in percent. The VAT law moved to the CIBS on
 * 2026-09-01; the articles of the CGI and its annexes are those that held before, and are what `source` names until the
 * table of correspondence has been read.
 */
export interface Deduction {
  readonly code: string;
  readonly label: Text;
  readonly rate: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
}

export const FULL = 'full';

export const DEDUCTIONS: readonly Deduction[] = [
  {
    code: FULL,
    label: { fr: 'Entièrement déductible', en: 'Wholly deductible' },
    rate: '100',
    validFrom: '1979-01-01',
    source: 'CGI art. 271',
  },
  {
    code: 'passenger-car',
    label: { fr: 'Voiture particulière : achat, location, entretien', en: 'Passenger car: purchase, hire, upkeep' },
    rate: '0',
    validFrom: '2008-01-01',
    source: 'CGI ann. II art. 206 IV-2-6° and 7°; BOI-TVA-DED-30-30-20',
  },
  {
    code: 'car-fuel',
    label: { fr: 'Essence ou gazole d’une voiture particulière', en: 'Petrol or diesel of a passenger car' },
    rate: '80',
    validFrom: '2022-01-01',
    source: 'CGI art. 298, 4, 1° (petrol aligned with diesel as of 2022-01-01), seen on third-party pages only',
  },
  {
    code: 'utility-fuel',
    label: { fr: 'Carburant d’un utilitaire', en: 'Fuel of a commercial vehicle' },
    rate: '100',
    validFrom: '2022-01-01',
    source: 'CGI art. 298, 4, 1°, seen on third-party pages only',
  },
  {
    code: 'gift',
    label: {
      fr: 'Cadeau de plus de 73 € TTC par personne et par an',
      en: 'Gift above 73 EUR with VAT a person a year',
    },
    rate: '0',
    validFrom: '2021-01-01',
    source: 'CGI ann. II art. 206 IV-2-3°; ann. IV art. 28-00 A',
  },
  {
    code: 'small-gift',
    label: {
      fr: 'Cadeau de 73 € TTC au plus par personne et par an',
      en: 'Gift of 73 EUR with VAT at most a person a year',
    },
    rate: '100',
    validFrom: '2021-01-01',
    source: 'CGI ann. II art. 206 IV-2-3°; ann. IV art. 28-00 A',
  },
  {
    code: 'accommodation',
    label: { fr: 'Logement de dirigeants ou de salariés', en: 'Accommodation of managers or staff' },
    rate: '0',
    validFrom: '2008-01-01',
    source: 'CGI ann. II art. 206 IV-2-2°',
  },
  {
    code: 'passenger-transport',
    label: { fr: 'Transport de personnes (train, avion, taxi)', en: 'Transport of persons (train, plane, taxi)' },
    rate: '0',
    validFrom: '2008-01-01',
    source: 'CGI ann. II art. 206 IV-2-5°',
  },
  {
    code: 'private-use',
    label: { fr: 'Usage privé à plus de 90 %', en: 'Private use of more than 90 %' },
    rate: '0',
    validFrom: '2008-01-01',
    source: 'CGI ann. II art. 206 IV-2-1°',
  },
  {
    code: 'exempt-activity',
    label: { fr: 'Pour une activité exonérée sans droit à déduction', en: 'For an exempt activity without deduction' },
    rate: '0',
    validFrom: '2008-01-01',
    source: 'CGI ann. II art. 206 III',
  },
];

/** The rule of a code in force on a day. */
export function deductionOn(code: string, date: string): Deduction | undefined {
  return deductionsOn(date).find((deduction) => deduction.code === code);
}

export function deductionsOn(date: string): readonly Deduction[] {
  return DEDUCTIONS.filter(({ validFrom, validTo }) => validFrom <= date && (!validTo || date <= validTo));
}

/** Amounts from which something else must be looked at, in EUR; dated with their source. */
interface Threshold {
  readonly amount: string;
  readonly validFrom: string;
  readonly source: string;
}

/** With VAT, a person and year. A revision was due on 2026-01-01 (every five years); no text of it has been seen. */
export const GIFT_THRESHOLD: Threshold = {
  amount: '73',
  validFrom: '2021-01-01',
  source: 'CGI ann. IV art. 28-00 A; BOI-IR-RICI-390 n° 220',
};

/** Without VAT, a piece: small equipment up to it may be an expense at once. */
export const ASSET_THRESHOLD: Threshold = {
  amount: '500',
  validFrom: '2002-01-01',
  source: 'BOI-BIC-CHG-20-30-10 n° 20',
};
