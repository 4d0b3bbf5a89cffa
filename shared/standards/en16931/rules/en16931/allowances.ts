import { exists, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Context, Rule } from '../rule.ts';
import { cii, isVat as ciiIsVat } from './cii.ts';
import { has, notTestable, on, rule, type Test } from './define.ts';
import { ubl, isVat as ublIsVat } from './ubl.ts';

const ublHasReason = has('cbc:AllowanceChargeReason', 'cbc:AllowanceChargeReasonCode');
const ublHasVatCategory: Test = (charge) =>
  select(charge, 'cac:TaxCategory').some((category) => ublIsVat(category) && exists(category, 'cbc:ID'));

// The official CII rules judge the indicator that tells allowance from charge, so what they demand stands beside it.
const beside =
  (test: (charge: XmlElement) => boolean): Test =>
  (indicator) =>
    test(indicator.parent as XmlElement);
const ciiHasAmount = beside((charge) => exists(charge, 'ram:ActualAmount'));
const ciiHasReason = beside((charge) => exists(charge, 'ram:Reason') || exists(charge, 'ram:ReasonCode'));
const ciiHasVatCategory = beside((charge) =>
  select(charge, 'ram:CategoryTradeTax').some((tax) => ciiIsVat(tax) && exists(tax, 'ram:CategoryCode')),
);

/** Allowances and charges on the document and on lines. */
export const allowanceRules: readonly Rule[] = [
  ...documentLevel(ubl.allowance, cii.allowance, {
    ids: ['BR-31', 'BR-32', 'BR-33', 'BR-CO-05', 'BR-CO-21'],
    group: 'BG-20',
    terms: ['BT-92', 'BT-95', 'BT-97', 'BT-98'],
    fr: 'de la remise',
    en: 'allowance',
  }),
  ...documentLevel(ubl.charge, cii.charge, {
    ids: ['BR-36', 'BR-37', 'BR-38', 'BR-CO-06', 'BR-CO-22'],
    group: 'BG-21',
    terms: ['BT-99', 'BT-102', 'BT-104', 'BT-105'],
    fr: 'des frais',
    en: 'charge',
  }),
  ...lineLevel(ubl.lineAllowance, cii.lineAllowance, {
    ids: ['BR-41', 'BR-42', 'BR-CO-07', 'BR-CO-23'],
    group: 'BG-27',
    terms: ['BT-136', 'BT-139', 'BT-140'],
    fr: 'de la remise de ligne',
    en: 'line allowance',
  }),
  ...lineLevel(ubl.lineCharge, cii.lineCharge, {
    ids: ['BR-43', 'BR-44', 'BR-CO-08', 'BR-CO-24'],
    group: 'BG-28',
    terms: ['BT-141', 'BT-144', 'BT-145'],
    fr: 'des frais de ligne',
    en: 'line charge',
  }),
];

interface Wording<Ids, Terms> {
  readonly ids: Ids;
  readonly group: string;
  /** Amount, VAT category (document level only), reason, reason code. */
  readonly terms: Terms;
  readonly fr: string;
  readonly en: string;
}

function documentLevel(
  ublContext: Context,
  ciiContext: Context,
  { ids, group, terms, fr, en }: Wording<[string, string, string, string, string], [string, string, string, string]>,
): Rule[] {
  const [amountId, categoryId, ...reasonIds] = ids;
  const [amount, category, ...reason] = terms;
  return [
    ...amountAndReason(ublContext, ciiContext, amountId, reasonIds, group, [amount, ...reason], fr, en),
    rule(
      categoryId,
      `${group} ${category}`,
      `Indiquez la catégorie de TVA ${fr} (${category}).`,
      `State the VAT category of the ${en} (${category}).`,
      { ubl: on(ublContext, ublHasVatCategory), cii: on(ciiContext, ciiHasVatCategory) },
    ),
  ];
}

function lineLevel(
  ublContext: Context,
  ciiContext: Context,
  { ids, group, terms, fr, en }: Wording<[string, string, string, string], [string, string, string]>,
): Rule[] {
  const [amountId, ...reasonIds] = ids;
  return amountAndReason(ublContext, ciiContext, amountId, reasonIds, group, terms, fr, en);
}

function amountAndReason(
  ublContext: Context,
  ciiContext: Context,
  amountId: string,
  [reasonId, sameSenseId, eitherId]: [string, string, string],
  group: string,
  [amount, reason, code]: [string, string, string],
  fr: string,
  en: string,
): Rule[] {
  const reasonRule = (id: string) =>
    rule(
      id,
      `${group} ${reason} ${code}`,
      `Donnez le motif ${fr}, en clair (${reason}) ou par un code (${code}).`,
      `Give the reason of the ${en}, as text (${reason}) or as a code (${code}).`,
      { ubl: on(ublContext, ublHasReason), cii: on(ciiContext, ciiHasReason) },
    );
  return [
    rule(
      amountId,
      `${group} ${amount}`,
      `Indiquez le montant ${fr} (${amount}).`,
      `State the amount of the ${en} (${amount}).`,
      { ubl: on(ublContext, has('cbc:Amount')), cii: on(ciiContext, ciiHasAmount) },
    ),
    reasonRule(reasonId),
    rule(
      sameSenseId,
      `${reason} ${code}`,
      `Le motif ${fr} en clair (${reason}) et son code (${code}) doivent dire la même chose.`,
      `The reason of the ${en} as text (${reason}) and its code (${code}) must say the same.`,
      { ubl: on(ublContext, notTestable), cii: on(ciiContext, notTestable) },
    ),
    reasonRule(eitherId),
  ];
}
