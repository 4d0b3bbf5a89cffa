import type { Check, Rule, Text } from '../../rule.ts';
import { rule } from '../define.ts';
import { CATEGORIES, type Category } from '../ubl.ts';
import { FAMILIES } from './categories.ts';
import {
  ciiFamily,
  ciiIntraCommunityCountry,
  ciiIntraCommunityDate,
  ciiOutsideVat,
  ciiSplitPaymentAlone,
  ciiSplitPaymentInItaly,
} from './cii.ts';
import {
  isTaxed,
  ublFamily,
  ublIntraCommunityCountry,
  ublIntraCommunityDate,
  ublOutsideVat,
  ublSplitPaymentAlone,
  ublSplitPaymentInItaly,
} from './ubl.ts';

/** The families BR-S, BR-Z, BR-E, BR-AE, BR-IC, BR-G, BR-O, BR-AF, BR-AG and BR-B. */
export function vatCategoryRules(): Rule[] {
  return [
    ...CATEGORIES.flatMap(familyOf),
    rule(
      'BR-IC-11',
      'BT-72 BG-14',
      'Une livraison intracommunautaire (K) demande la date de livraison (BT-72) ou la période de facturation (BG-14).',
      'An intra-Community supply (K) needs the delivery date (BT-72) or the invoicing period (BG-14).',
      { ubl: ublIntraCommunityDate, cii: ciiIntraCommunityDate },
    ),
    rule(
      'BR-IC-12',
      'BT-80',
      'Une livraison intracommunautaire (K) demande le pays de livraison (BT-80).',
      'An intra-Community supply (K) needs the country of delivery (BT-80).',
      { ubl: ublIntraCommunityCountry, cii: ciiIntraCommunityCountry },
    ),
    ...outsideVat('11', 'BG-23', { fr: 'dans la ventilation de la TVA (BG-23)', en: 'in the VAT breakdown (BG-23)' }),
    ...outsideVat('12', 'BT-151', { fr: 'sur les lignes (BT-151)', en: 'on lines (BT-151)' }),
    ...outsideVat('13', 'BT-95', { fr: 'sur les remises (BT-95)', en: 'on allowances (BT-95)' }),
    ...outsideVat('14', 'BT-102', { fr: 'sur les frais (BT-102)', en: 'on charges (BT-102)' }),
    rule(
      'BR-B-01',
      'BT-118 BT-151',
      "La catégorie B (paiement scindé) ne vaut qu'entre parties établies en Italie.",
      'Category B (split payment) is only for parties in Italy.',
      { ubl: ublSplitPaymentInItaly, cii: ciiSplitPaymentInItaly },
    ),
    rule(
      'BR-B-02',
      'BT-118 BT-151',
      'Les catégories B (paiement scindé) et S (taux normal) ne vont pas ensemble : gardez-en une.',
      'Categories B (split payment) and S (standard rate) do not go together: keep one.',
      { ubl: ublSplitPaymentAlone, cii: ciiSplitPaymentAlone },
    ),
  ];
}

function outsideVat(number: string, terms: string, where: Text): Rule[] {
  return [
    rule(
      `BR-O-${number}`,
      terms,
      `Une facture hors du champ de la TVA (O) ne peut porter d'autre catégorie ${where.fr}.`,
      `An invoice not subject to VAT (O) cannot bear another category ${where.en}.`,
      { ubl: ublOutsideVat[number] as Check, cii: ciiOutsideVat[number] as Check },
    ),
  ];
}

function familyOf(category: Category): Rule[] {
  const { prefix, ...name } = FAMILIES[category];
  const ubl = ublFamily(category);
  const cii = ciiFamily(category);
  const make = (number: string, terms: string, { fr, en }: Text) =>
    rule(`${prefix}-${number}`, terms, `${capitalized(name.fr)} : ${fr}`, `${capitalized(name.en)}: ${en}`, {
      ubl: ubl[number] as Check,
      cii: cii[number] as Check,
    });
  const parties = partiesText(category);
  return [
    make('01', 'BG-23 BT-118', {
      fr: isTaxed(category)
        ? 'une catégorie utilisée doit figurer dans la ventilation de la TVA (BG-23), et elle seule.'
        : 'une catégorie utilisée doit figurer une fois, et une seule, dans la ventilation de la TVA (BG-23).',
      en: isTaxed(category)
        ? 'a category that is used must be shown in the VAT breakdown (BG-23), and no other.'
        : 'a category that is used must be shown once, and only once, in the VAT breakdown (BG-23).',
    }),
    make('02', `BT-151 ${parties.terms}`, parties),
    make('03', `BT-95 ${parties.terms}`, parties),
    make('04', `BT-102 ${parties.terms}`, parties),
    make('05', 'BT-151 BT-152', rateText(category, { fr: 'de la ligne (BT-152)', en: 'of the line (BT-152)' })),
    make('06', 'BT-95 BT-96', rateText(category, { fr: 'de la remise (BT-96)', en: 'of the allowance (BT-96)' })),
    make('07', 'BT-102 BT-103', rateText(category, { fr: 'des frais (BT-103)', en: 'of the charge (BT-103)' })),
    make('08', 'BT-116 BT-131 BT-92 BT-99', {
      fr: 'la base de TVA (BT-116) doit être la somme des lignes (BT-131), moins les remises (BT-92), plus les frais (BT-99) de cette catégorie.',
      en: 'the taxable amount (BT-116) must be the lines (BT-131) less allowances (BT-92) plus charges (BT-99) of this category.',
    }),
    make(
      '09',
      'BT-117 BT-116 BT-119',
      isTaxed(category)
        ? {
            fr: 'le montant de TVA (BT-117) doit être la base (BT-116) multipliée par le taux (BT-119).',
            en: 'the VAT amount (BT-117) must be the taxable amount (BT-116) times the rate (BT-119).',
          }
        : { fr: 'le montant de TVA (BT-117) doit être zéro.', en: 'the VAT amount (BT-117) must be zero.' },
    ),
    make(
      '10',
      'BT-120 BT-121',
      isTaxed(category) || category === 'Z'
        ? {
            fr: "retirez le motif d'exonération (BT-120, BT-121), il n'y en a pas ici.",
            en: 'remove the exemption reason (BT-120, BT-121), there is none here.',
          }
        : {
            fr: "donnez le motif d'exonération, en clair (BT-120) ou par un code VATEX (BT-121).",
            en: 'give the exemption reason, as text (BT-120) or as a VATEX code (BT-121).',
          },
    ),
  ];
}

function rateText(category: Category, of: Text): Text {
  switch (category) {
    case 'O':
      return { fr: `retirez le taux de TVA ${of.fr}.`, en: `remove the VAT rate ${of.en}.` };
    case 'S':
      return {
        fr: `le taux de TVA ${of.fr} doit être supérieur à zéro.`,
        en: `the VAT rate ${of.en} must be greater than zero.`,
      };
    case 'L':
    case 'M':
      return {
        fr: `le taux ${of.fr} ne peut être négatif.`,
        en: `the rate ${of.en} cannot be negative.`,
      };
    default:
      return { fr: `le taux de TVA ${of.fr} doit être zéro.`, en: `the VAT rate ${of.en} must be zero.` };
  }
}

function partiesText(category: Category): Text & { terms: string } {
  switch (category) {
    case 'O':
      return {
        terms: 'BT-31 BT-48 BT-63',
        fr: 'retirez les numéros de TVA du vendeur (BT-31), de son représentant fiscal (BT-63) et de l’acheteur (BT-48).',
        en: 'remove the VAT identifiers of the seller (BT-31), of the tax representative (BT-63) and of the buyer (BT-48).',
      };
    case 'G':
      return {
        terms: 'BT-31 BT-63',
        fr: 'indiquez le numéro de TVA du vendeur (BT-31) ou de son représentant fiscal (BT-63).',
        en: "state the VAT identifier of the seller (BT-31) or of the seller's tax representative (BT-63).",
      };
    case 'K':
      return {
        terms: 'BT-31 BT-63 BT-48',
        fr: 'indiquez le numéro de TVA du vendeur (BT-31) ou de son représentant fiscal (BT-63), et celui de l’acheteur (BT-48).',
        en: "state the VAT identifier of the seller (BT-31) or of the seller's tax representative (BT-63), and that of the buyer (BT-48).",
      };
    case 'AE':
      return {
        terms: 'BT-31 BT-32 BT-63 BT-48 BT-47',
        fr: 'indiquez un identifiant fiscal du vendeur (BT-31, BT-32 ou BT-63), et le numéro de TVA (BT-48) ou d’immatriculation (BT-47) de l’acheteur.',
        en: 'state a tax identifier of the seller (BT-31, BT-32 or BT-63), and the VAT identifier (BT-48) or legal registration (BT-47) of the buyer.',
      };
    default:
      return {
        terms: 'BT-31 BT-32 BT-63',
        fr: 'indiquez le numéro de TVA du vendeur (BT-31), son identifiant fiscal (BT-32) ou le numéro de TVA de son représentant fiscal (BT-63).',
        en: "state the seller's VAT identifier (BT-31), tax registration (BT-32) or the tax representative's VAT identifier (BT-63).",
      };
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
