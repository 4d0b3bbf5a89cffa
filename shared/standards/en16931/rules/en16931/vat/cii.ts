import { absolute, add, canonicalKey, type Decimal, ONE, round, subtract, toDouble, ZERO } from '../../../decimal.ts';
import { exists, isNamed, select } from '../../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../../xml/tree.ts';
import type { Check } from '../../rule.ts';
import { Undecidable } from '../../undecidable.ts';
import { anySign, booleanOf, compareUntyped, decimalAt, decimalOf, doubleAt, single } from '../../values.ts';
import {
  agreement,
  breakdownOf,
  cii,
  ciiCategory,
  delivery,
  fromRoot,
  hasLegalId,
  isAllowance,
  isCategory,
  isCharge,
  isRegistered,
  settlement,
} from '../cii.ts';
import { both, notTestable, on, perDocument, type Test } from '../define.ts';
import { all, type Category } from '../ubl.ts';
import { isTaxed } from './ubl.ts';

const categoryCodes = perDocument((document) => {
  const counts = {
    lines: new Map<string, number>(),
    header: new Map<string, number>(),
    charges: new Map<string, number>(),
  };
  const note = (of: Map<string, number>, tax: XmlElement) => {
    const codes = new Set(select(tax, 'ram:CategoryCode').map(({ value }) => value));
    for (const code of codes) of.set(code, (of.get(code) ?? 0) + 1);
  };
  for (const tax of all(document, 'ram:ApplicableTradeTax')) {
    if (isNamed(tax.parent, 'ram:SpecifiedLineTradeSettlement')) note(counts.lines, tax);
    if (isNamed(tax.parent, 'ram:ApplicableHeaderTradeSettlement')) note(counts.header, tax);
  }
  for (const tax of all(document, 'ram:CategoryTradeTax')) note(counts.charges, tax);
  return counts;
});

/** The breakdown shows the category exactly when something bears it; S, L and M may stand there several times. */
const shown =
  (category: Category): Test =>
  (_, document) => {
    const counts = categoryCodes(document);
    const count = (of: keyof typeof counts) => counts[of].get(category) ?? 0;
    const header = count('header');
    const used = count('lines') > 0 || count('charges') > 0;
    if (isTaxed(category)) {
      const covers = (of: 'lines' | 'charges') => count(of) === 0 || count(of) + header >= 2;
      return covers('lines') && covers('charges');
    }
    if (category === 'O') return header === 0 || (header === 1 && used);
    return (header === 0 && !used) || (header === 1 && used);
  };

const anywhere = (document: XmlDocument, party: string, ...schemes: readonly string[]) =>
  all(document, party).some((element) => isRegistered(element, ...schemes));
const inAgreement = ({ root }: XmlDocument, party: string, ...schemes: readonly string[]) =>
  fromRoot(root, `${agreement}/${party}`).some((element) => isRegistered(element, ...schemes));

const SELLER = 'ram:SellerTradeParty';
const REPRESENTATIVE = 'ram:SellerTaxRepresentativeTradeParty';
const BUYER = 'ram:BuyerTradeParty';

/** The identifiers that a category demands (or, for O, forbids). */
function partiesIdentified(category: Category): Test {
  const answer = perDocument((document) => {
    switch (category) {
      case 'O':
        return (
          !inAgreement(document, SELLER, 'VA') &&
          !inAgreement(document, REPRESENTATIVE, 'VA') &&
          !anywhere(document, BUYER, 'VA')
        );
      case 'G':
        return anywhere(document, SELLER, 'VA') || anywhere(document, REPRESENTATIVE, 'VA');
      case 'K':
        return (
          (anywhere(document, SELLER, 'VA') || anywhere(document, REPRESENTATIVE, 'VA')) &&
          anywhere(document, BUYER, 'VA')
        );
      case 'AE':
        return (
          (anywhere(document, SELLER, 'VA', 'FC') || anywhere(document, REPRESENTATIVE, 'VA')) &&
          (anywhere(document, BUYER, 'VA') || all(document, BUYER).some(hasLegalId))
        );
      default:
        return inAgreement(document, SELLER, 'VA', 'FC') || inAgreement(document, REPRESENTATIVE, 'VA');
    }
  });
  return (_, document) => answer(document);
}

/** The rate of a category: nought, none, positive, or not negative. */
function rateFits(category: Category): Test {
  const path = 'ram:RateApplicablePercent';
  switch (category) {
    case 'O':
      return (tax) => !exists(tax, path);
    case 'S':
    case 'L':
      return (tax) => anySign(tax, path, (sign) => sign > 0);
    case 'M':
      return (tax) => anySign(tax, path, (sign) => sign >= 0);
    default:
      return (tax) => anySign(tax, path, (sign) => sign === 0);
  }
}

/** How the official test of a category reads the indicator of an allowance or charge. */
type ReadIndicator = (charge: XmlElement, expected: boolean) => boolean;
const anyIndicator: ReadIndicator = (charge, expected) => (expected ? isCharge(charge) : isAllowance(charge));
const oneIndicator: ReadIndicator = (charge, expected) => {
  const indicator = single(charge, 'ram:ChargeIndicator/udt:Indicator');
  if (!indicator) throw new Undecidable('missing', charge);
  return booleanOf(indicator) === expected;
};

const LINE_SETTLEMENT =
  'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement';

/** A sum as the double with which official tests compare; a sum of nothing is the integer 0. */
interface Net {
  readonly value: number;
  readonly isEmpty: boolean;
}

const isNet = (amount: XmlElement, net: Net) => compareUntyped(amount, net.value, net.isEmpty) === 0;

/** What lines, charges and allowances that bear one of the taxes add up to, each sum rounded. */
function netOf(
  root: XmlElement,
  bears: (owner: XmlElement, tax: string) => boolean,
  readIndicator: ReadIndicator,
): Net {
  const amounts = { lines: ZERO, charges: ZERO, allowances: ZERO };
  let isEmpty = true;
  for (const line of fromRoot(root, LINE_SETTLEMENT)) {
    if (!bears(line, 'ram:ApplicableTradeTax')) continue;
    for (const summation of select(line, 'ram:SpecifiedTradeSettlementLineMonetarySummation')) {
      const amount = decimalAt(summation, 'ram:LineTotalAmount');
      if (!amount) continue;
      amounts.lines = add(amounts.lines, amount);
      isEmpty = false;
    }
  }
  for (const charge of fromRoot(root, `${settlement}/ram:SpecifiedTradeAllowanceCharge`)) {
    for (const kind of ['charges', 'allowances'] as const) {
      const counts = both(
        () => readIndicator(charge, kind === 'charges'),
        () => bears(charge, 'ram:CategoryTradeTax'),
      );
      if (!counts) continue;
      const [amount] = select(charge, 'ram:ActualAmount');
      if (!amount) continue;
      amounts[kind] = add(amounts[kind], decimalOf(amount));
      isEmpty = false;
    }
  }
  const total = subtract(add(round(amounts.lines, 2), round(amounts.charges, 2)), round(amounts.allowances, 2));
  return { value: toDouble(total), isEmpty };
}

const netByCategory = perDocument(({ root }) => {
  const known = new Map<string, Net>();
  return (category: Category) => {
    let net = known.get(category);
    if (net === undefined) {
      const bears = (owner: XmlElement, tax: string) => select(owner, tax).some((each) => isCategory(each, category));
      net = netOf(root, bears, category === 'O' || category === 'Z' ? oneIndicator : anyIndicator);
      known.set(category, net);
    }
    return net;
  };
});

/** As `netOf`, for every category with rates and each of its rates at once. */
const netByRate = perDocument(({ root }) => {
  const sums = new Map<string, { lines: Decimal; charges: Decimal; allowances: Decimal }>();
  const book = (keys: readonly string[], kind: 'lines' | 'charges' | 'allowances', amount: Decimal) => {
    for (const key of keys) {
      const sum = sums.get(key) ?? { lines: ZERO, charges: ZERO, allowances: ZERO };
      sums.set(key, { ...sum, [kind]: add(sum[kind], amount) });
    }
  };
  /** Category and rate of taxes of which one has a category with rates. */
  const keysOf = (taxes: readonly XmlElement[]): string[] => {
    const categories = new Set(taxes.flatMap((tax) => select(tax, 'ram:CategoryCode')).map(({ value }) => value));
    if (!['S', 'L', 'M'].some((category) => categories.has(category))) return [];
    const rates = new Set(taxes.flatMap((tax) => rateOf(tax) ?? []));
    return [...categories].flatMap((category) => [...rates].map((rate) => `${category} ${rate}`));
  };
  for (const line of fromRoot(root, LINE_SETTLEMENT)) {
    const keys = keysOf(select(line, 'ram:ApplicableTradeTax'));
    if (keys.length === 0) continue;
    for (const summation of select(line, 'ram:SpecifiedTradeSettlementLineMonetarySummation')) {
      const amount = decimalAt(summation, 'ram:LineTotalAmount');
      if (amount) book(keys, 'lines', amount);
    }
  }
  for (const charge of fromRoot(root, `${settlement}/ram:SpecifiedTradeAllowanceCharge`)) {
    const keys = keysOf(select(charge, 'ram:CategoryTradeTax'));
    const [amount] = select(charge, 'ram:ActualAmount');
    if (keys.length === 0 || !amount) continue;
    if (isCharge(charge)) book(keys, 'charges', decimalOf(amount));
    if (isAllowance(charge)) book(keys, 'allowances', decimalOf(amount));
  }
  return (category: Category, rate: string): Net => {
    const sum = sums.get(`${category} ${rate}`);
    if (!sum) return { value: 0, isEmpty: true };
    const total = subtract(add(round(sum.lines, 2), round(sum.charges, 2)), round(sum.allowances, 2));
    return { value: toDouble(total), isEmpty: false };
  };
});

function rateOf(tax: XmlElement): string | undefined {
  const rate = decimalAt(tax, 'ram:RateApplicablePercent');
  return rate && canonicalKey(rate);
}

function taxableIsNet(category: Category): Test {
  if (isTaxed(category)) {
    return (element, document) => {
      // For L and M the official test looks for the rate beside the breakdown, where there is none, and so cannot fail.
      const holder = element.parent as XmlElement;
      return select(holder, 'ram:RateApplicablePercent').every((rate) => {
        const net = netByRate(document)(category, canonicalKey(decimalOf(rate)));
        return select(holder, 'ram:BasisAmount').some((amount) => isNet(amount, net));
      });
    };
  }
  if (category === 'O') {
    return (tax, document) =>
      select(tax, 'ram:BasisAmount').some((amount) => isNet(amount, netByCategory(document)(category)));
  }
  return (element, document) => {
    const taxable = doubleAt(breakdownOf(element), 'ram:BasisAmount');
    if (taxable === undefined) return false;
    const { value: net } = netByCategory(document)(category);
    return taxable - 1 < net && taxable + 1 > net;
  };
}

function taxFits(category: Category): Test {
  switch (category) {
    case 'L':
    case 'M':
      return notTestable;
    case 'S':
      return (element) => {
        const breakdown = breakdownOf(element);
        const tax = decimalAt(breakdown, 'ram:CalculatedAmount');
        if (!tax) return false;
        const taxable = decimalAt(breakdown, 'ram:BasisAmount');
        if (!taxable) return false;
        const rate = doubleAt(breakdown, 'ram:RateApplicablePercent');
        if (rate === undefined) return false;
        const expected = Math.round(toDouble(absolute(taxable)) * rate) / 100;
        const stated = absolute(tax);
        return toDouble(subtract(stated, ONE)) < expected && toDouble(add(stated, ONE)) > expected;
      };
    default:
      return (element) => anySign(breakdownOf(element), 'ram:CalculatedAmount', (sign) => sign === 0);
  }
}

function reasonFits(category: Category): Test {
  const needsReason = !isTaxed(category) && category !== 'Z';
  return (element) => {
    const breakdown = breakdownOf(element);
    return needsReason === (exists(breakdown, 'ram:ExemptionReason') || exists(breakdown, 'ram:ExemptionReasonCode'));
  };
}

/** What the ten rules that every category has demand in CII, by their number. */
export function ciiFamily(category: Category): Record<string, Check> {
  const contexts = ciiCategory[category];
  return {
    '01': on(cii.document, shown(category)),
    '02': on(contexts.line, partiesIdentified(category)),
    '03': on(contexts.allowance, partiesIdentified(category)),
    '04': on(contexts.charge, partiesIdentified(category)),
    '05': on(contexts.line, rateFits(category)),
    '06': on(contexts.allowance, rateFits(category)),
    '07': on(contexts.charge, rateFits(category)),
    '08': on(contexts.breakdown, taxableIsNet(category)),
    '09': on(contexts.breakdown, taxFits(category)),
    '10': on(contexts.breakdown, reasonFits(category)),
  };
}

/** BR-IC-11: a delivery date or an invoicing period. */
export const ciiIntraCommunityDate = on(ciiCategory.K.breakdown, (element, { root }) => {
  const header = breakdownOf(element).parent as XmlElement;
  return (
    fromRoot(root, `${delivery}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`).length >
      0 ||
    exists(header, 'ram:BillingSpecifiedPeriod/ram:StartDateTime') ||
    exists(header, 'ram:BillingSpecifiedPeriod/ram:EndDateTime')
  );
});

/** BR-IC-12: the country of delivery. */
export const ciiIntraCommunityCountry = on(
  ciiCategory.K.breakdown,
  (_, { root }) => fromRoot(root, `${delivery}/ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID`).length > 0,
);

/** BR-O-11 to BR-O-14: where O is, no other category may be. */
const noOther = (taxes: string): Check =>
  on(ciiCategory.O.breakdown, (_, document) =>
    all(document, taxes).every((tax) => select(tax, 'ram:CategoryCode').every(({ value }) => value === 'O')),
  );
export const ciiOutsideVat: Record<string, Check> = {
  '11': noOther('ram:ApplicableTradeTax'),
  '12': noOther('ram:ApplicableTradeTax'),
  '13': noOther('ram:CategoryTradeTax'),
  '14': noOther('ram:CategoryTradeTax'),
};

const bears = (document: XmlDocument, category: string) =>
  all(document, 'ram:CategoryCode').some(({ value }) => value === category);

/** BR-B-01: split payment is for supplies within Italy. */
export const ciiSplitPaymentInItaly = on(
  cii.document,
  (_, document) => !bears(document, 'B') || all(document, 'ram:CountryID').every(({ value }) => value === 'IT'),
);

/** BR-B-02: split payment excludes the standard rate. */
export const ciiSplitPaymentAlone = on(cii.document, (_, document) => !bears(document, 'B') || !bears(document, 'S'));
