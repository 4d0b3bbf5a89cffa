import {
  add,
  canonicalKey,
  compare,
  type Decimal,
  decimalFromDouble,
  equal,
  subtract,
  ZERO,
} from '../../../decimal.ts';
import { exists, isNamed, normalizeSpace, select } from '../../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../../xml/tree.ts';
import type { Check } from '../../rule.ts';
import { Undecidable } from '../../undecidable.ts';
import { anySign, decimalAt, doubleAt, single, textAt } from '../../values.ts';
import { both, either, has, lacks, on, perDocument, type Test } from '../define.ts';
import { isNear } from '../sums.ts';
import { all, type Category, isAllowance, isCategory, isCharge, isVat, isVatOnly, ubl, ublCategory } from '../ubl.ts';

/** Categories that some lines, allowances or charges bear. */
interface Use {
  readonly any: Set<string>;
  /** Only where the tax is VAT. */
  readonly vat: Set<string>;
  /** VAT, the code compared as it is written. */
  readonly vatAsWritten: Set<string>;
}

const newUse = (): Use => ({ any: new Set(), vat: new Set(), vatAsWritten: new Set() });

function note(use: Use, category: XmlElement): void {
  const code = textAt(category, 'cbc:ID');
  use.any.add(code);
  if (!isVat(category)) return;
  use.vat.add(code);
  use.vatAsWritten.add(single(category, 'cbc:ID')?.value ?? '');
}

const lineUse = perDocument((document) => {
  const use = newUse();
  for (const category of all(document, 'cac:ClassifiedTaxCategory')) note(use, category);
  return use;
});

const chargeUse = perDocument((document) => {
  const uses = { allowances: newUse(), charges: newUse(), onDocument: { allowances: newUse(), charges: newUse() } };
  for (const charge of all(document, 'cac:AllowanceCharge')) {
    const categories = select(charge, 'cac:TaxCategory');
    const onDocument = charge.parent === document.root;
    for (const kind of ['allowances', 'charges'] as const) {
      if (!(kind === 'allowances' ? isAllowance(charge) : isCharge(charge))) continue;
      for (const category of categories) {
        note(uses[kind], category);
        if (onDocument) note(uses.onDocument[kind], category);
      }
    }
  }
  return uses;
});

/** Number of categories of allowances and charges by code, of any tax and of VAT. */
const chargeCategories = perDocument((document) => {
  const any = new Set<string>();
  const vat = new Set<string>();
  for (const category of all(document, 'cac:TaxCategory')) {
    if (!isNamed(category.parent, 'cac:AllowanceCharge')) continue;
    const code = textAt(category, 'cbc:ID');
    any.add(code);
    if (isVat(category)) vat.add(code);
  }
  return { any, vat };
});

/** Codes of VAT categories anywhere but on lines. */
const vatCodes = perDocument((document) => {
  const codes = new Set<string>();
  for (const category of all(document, 'cac:TaxCategory')) {
    if (!isVat(category)) continue;
    for (const id of select(category, 'cbc:ID')) codes.add(normalizeSpace(id.value));
  }
  return codes;
});

const breakdownsOf = (root: XmlElement) => select(root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory');

function countBreakdowns(root: XmlElement, category: string): number {
  return breakdownsOf(root)
    .filter(isVat)
    .flatMap((breakdown) => select(breakdown, 'cbc:ID'))
    .filter((id) => normalizeSpace(id.value) === category).length;
}

/** The breakdown shows the category once when something bears it, else never. */
const shownOnce =
  (category: Category): Test =>
  (root, document) =>
    vatCodes(document).has(category) || lineUse(document).vat.has(category)
      ? countBreakdowns(root, category) === 1
      : true;

/** The breakdown shows the category, once or more, exactly when something bears it. */
const shown =
  (category: Category): Test =>
  (root, document) => {
    const ofVat = category !== 'S';
    const charges = chargeCategories(document);
    const lines = lineUse(document);
    const used = ofVat
      ? charges.vat.has(category) || lines.vat.has(category)
      : charges.any.has(category) || lines.any.has(category);
    const breakdowns = breakdownsOf(root);
    if (!used) {
      return !breakdowns.some((breakdown) => isCategory(breakdown, category) && (!ofVat || isVat(breakdown)));
    }
    if (!ofVat) return breakdowns.some((breakdown) => isCategory(breakdown, category));
    return breakdowns.some(
      (breakdown) =>
        select(breakdown, 'cbc:ID').some(({ value }) => value === category) && (category === 'L' || isVat(breakdown)),
    );
  };

const partyTaxes = (document: XmlDocument, party: string) =>
  all(document, party).flatMap((element) => select(element, 'cac:Party/cac:PartyTaxScheme'));

const sellerHasTaxId = (document: XmlDocument) =>
  partyTaxes(document, 'cac:AccountingSupplierParty').some((tax) => exists(tax, 'cbc:CompanyID'));
const sellerHasVatId = (document: XmlDocument) =>
  partyTaxes(document, 'cac:AccountingSupplierParty').some((tax) => isVatOnly(tax) && exists(tax, 'cbc:CompanyID'));
const representativeHasVatId = (document: XmlDocument) =>
  all(document, 'cac:TaxRepresentativeParty')
    .flatMap((element) => select(element, 'cac:PartyTaxScheme'))
    .some((tax) => isVatOnly(tax) && exists(tax, 'cbc:CompanyID'));
const buyerHasVatId = (document: XmlDocument) =>
  partyTaxes(document, 'cac:AccountingCustomerParty').some((tax) => isVatOnly(tax) && exists(tax, 'cbc:CompanyID'));
const buyerHasLegalId = (document: XmlDocument) =>
  all(document, 'cac:AccountingCustomerParty').some((party) =>
    exists(party, 'cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
  );

const sellerOrRepresentativeHasVatId = (document: XmlDocument) =>
  either(
    () => sellerHasVatId(document),
    () => representativeHasVatId(document),
  );

/** The identifiers that a category demands (or, for O, forbids). */
function partiesIdentified(category: Category, document: XmlDocument): boolean {
  switch (category) {
    case 'O':
      return both(
        () => !sellerHasVatId(document),
        () => !representativeHasVatId(document),
        () => !buyerHasVatId(document),
      );
    case 'G':
      return sellerOrRepresentativeHasVatId(document);
    case 'K':
      return both(
        () => sellerOrRepresentativeHasVatId(document),
        () => buyerHasVatId(document),
      );
    case 'AE':
      return both(
        () => sellerHasTaxId(document) || representativeHasVatId(document),
        () =>
          either(
            () => buyerHasVatId(document),
            () => buyerHasLegalId(document),
          ),
      );
    default:
      return sellerHasTaxId(document) || representativeHasVatId(document);
  }
}

const identifiedForLines =
  (category: Category): Test =>
  (_, document) => {
    const { vat, any } = lineUse(document);
    if (vat.has(category) && partiesIdentified(category, document)) return true;
    return !(category === 'S' ? any : vat).has(category);
  };

const identifiedForCharges =
  (category: Category, kind: 'allowances' | 'charges'): Test =>
  (_, document) => {
    const uses = chargeUse(document);
    const { vat, any, vatAsWritten } = category === 'O' ? uses.onDocument[kind] : uses[kind];
    if ((category === 'G' ? any : vat).has(category) && partiesIdentified(category, document)) return true;
    return !(category === 'L' && kind === 'charges' ? vatAsWritten : vat).has(category);
  };

/** The rate of a category: nought, none, positive, or not negative. */
function rateFits(category: Category): Test {
  switch (category) {
    case 'O':
      return lacks('cbc:Percent');
    case 'S':
      return (element) => anySign(element, 'cbc:Percent', (sign) => sign > 0);
    case 'L':
    case 'M':
      return (element) => anySign(element, 'cbc:Percent', (sign) => sign >= 0);
    default:
      return (element) => {
        const rate = decimalAt(element, 'cbc:Percent');
        return rate !== undefined && rate.units === 0n;
      };
  }
}

/** Amounts by category, and within a category by rate; lines of invoices and of credit notes apart. */
interface Amounts {
  readonly byCategory: Map<string, Decimal>;
  readonly byRate: Map<string, Decimal>;
}

const newAmounts = (): Amounts => ({ byCategory: new Map(), byRate: new Map() });

function book(amounts: Amounts, categories: readonly XmlElement[], amount: Decimal | undefined): void {
  if (!amount) return;
  const codes = new Set(categories.map((category) => textAt(category, 'cbc:ID')));
  const rates = ratesOf(categories, codes);
  for (const code of codes) {
    amounts.byCategory.set(code, add(amounts.byCategory.get(code) ?? ZERO, amount));
    for (const rate of rates) {
      const key = `${code} ${rate}`;
      amounts.byRate.set(key, add(amounts.byRate.get(key) ?? ZERO, amount));
    }
  }
}

/** The rates, where one of the categories has a rate that counts. */
function ratesOf(categories: readonly XmlElement[], codes: ReadonlySet<string>): Set<string> {
  if (!codes.has('S') && !codes.has('L') && !codes.has('M')) return new Set();
  return new Set(categories.flatMap((category) => rateOf(category) ?? []));
}

function rateOf(category: XmlElement): string | undefined {
  const rate = decimalAt(category, 'cbc:Percent');
  return rate && canonicalKey(rate);
}

const documentAmounts = perDocument(({ root }) => {
  const amounts = {
    invoiceLines: newAmounts(),
    creditLines: newAmounts(),
    allowances: newAmounts(),
    charges: newAmounts(),
  };
  const categories = 'cac:Item/cac:ClassifiedTaxCategory';
  for (const line of select(root, 'cac:InvoiceLine')) {
    book(amounts.invoiceLines, select(line, categories), decimalAt(line, 'cbc:LineExtensionAmount'));
  }
  for (const line of select(root, 'cac:CreditNoteLine')) {
    book(amounts.creditLines, select(line, categories), decimalAt(line, 'cbc:LineExtensionAmount'));
  }
  for (const charge of select(root, 'cac:AllowanceCharge')) {
    for (const kind of ['allowances', 'charges'] as const) {
      if (!(kind === 'allowances' ? isAllowance(charge) : isCharge(charge))) continue;
      book(amounts[kind], select(charge, 'cac:TaxCategory'), decimalAt(charge, 'cbc:Amount'));
    }
  }
  return amounts;
});

/** Lines and charges less allowances of one category, perhaps of one rate. */
function netOf(
  document: XmlDocument,
  lines: 'invoiceLines' | 'creditLines',
  index: keyof Amounts,
  key: string,
): Decimal {
  const amounts = documentAmounts(document);
  const of = (kind: keyof typeof amounts) => amounts[kind][index].get(key) ?? ZERO;
  return subtract(add(of(lines), of('charges')), of('allowances'));
}

/** The taxable amount is exactly what lines, charges and allowances of the category add up to. */
const taxableIsNet =
  (category: Category): Test =>
  (element, document) => {
    const taxable = () => decimalAt(element.parent as XmlElement, 'cbc:TaxableAmount');
    const matches = (lines: 'invoiceLines' | 'creditLines') => {
      const stated = taxable();
      return stated !== undefined && equal(stated, netOf(document, lines, 'byCategory', category));
    };
    return (
      (all(document, 'cac:InvoiceLine').length > 0 && matches('invoiceLines')) ||
      (all(document, 'cac:CreditNoteLine').length > 0 && matches('creditLines'))
    );
  };

/** The taxable amount of each rate is within one unit of what lines, charges and allowances of that rate add up to. */
const taxableIsNetPerRate =
  (category: Category): Test =>
  (element, document) => {
    const rate = rateOf(element);
    if (rate === undefined) return true;
    const key = `${category} ${rate}`;
    const near = (lines: 'invoiceLines' | 'creditLines') => {
      // The official test adds the unit to a double and then compares exact decimals.
      const taxable = doubleAt(element.parent as XmlElement, 'cbc:TaxableAmount');
      if (taxable === undefined) return false;
      const net = netOf(document, lines, 'byRate', key);
      if (!Number.isFinite(taxable)) throw new Undecidable('not-a-decimal', element);
      return compare(decimalFromDouble(taxable - 1), net) < 0 && compare(decimalFromDouble(taxable + 1), net) > 0;
    };
    const { invoice, credit, charge } = linesByRate(document);
    return category === 'S'
      ? ((invoice.has(key) || charge.has(key)) && near('invoiceLines')) ||
          ((credit.has(key) || charge.has(key)) && near('creditLines'))
      : (all(document, 'cac:InvoiceLine').length > 0 && near('invoiceLines')) ||
          (all(document, 'cac:CreditNoteLine').length > 0 && near('creditLines'));
  };

/** Categories with rates that lines, allowances and charges at any depth bear. */
const linesByRate = perDocument((document) => {
  const keysOf = (elements: readonly XmlElement[], path: string) => {
    const keys = new Set<string>();
    for (const element of elements) {
      const categories = select(element, path);
      const codes = new Set(categories.map((category) => textAt(category, 'cbc:ID')));
      for (const rate of ratesOf(categories, codes)) for (const code of codes) keys.add(`${code} ${rate}`);
    }
    return keys;
  };
  return {
    invoice: keysOf(all(document, 'cac:InvoiceLine'), 'cac:Item/cac:ClassifiedTaxCategory'),
    credit: keysOf(all(document, 'cac:CreditNoteLine'), 'cac:Item/cac:ClassifiedTaxCategory'),
    charge: keysOf(all(document, 'cac:AllowanceCharge'), 'cac:TaxCategory'),
  };
});

function taxFits(category: Category): Test {
  return (element) => {
    const breakdown = element.parent as XmlElement;
    const tax = decimalAt(breakdown, 'cbc:TaxAmount');
    if (!tax) return false;
    if (!isTaxed(category)) return tax.units === 0n;
    return isNear(
      tax,
      decimalAt(breakdown, 'cbc:TaxableAmount'),
      decimalAt(element, 'cbc:Percent'),
      'less than one unit',
    );
  };
}

export const isTaxed = (category: Category) => category === 'S' || category === 'L' || category === 'M';

/** What the ten rules that every category has demand in UBL, by their number. */
export function ublFamily(category: Category): Record<string, Check> {
  const contexts = ublCategory[category];
  const reasons = ['cbc:TaxExemptionReason', 'cbc:TaxExemptionReasonCode'] as const;
  const needsReason = !isTaxed(category) && category !== 'Z';
  return {
    '01': on(ubl.document, isTaxed(category) ? shown(category) : shownOnce(category)),
    '02': on(ubl.document, identifiedForLines(category)),
    '03': on(ubl.document, identifiedForCharges(category, 'allowances')),
    '04': on(ubl.document, identifiedForCharges(category, 'charges')),
    '05': on(contexts.line, rateFits(category)),
    '06': on(contexts.allowance, rateFits(category)),
    '07': on(contexts.charge, rateFits(category)),
    '08': on(contexts.breakdown, isTaxed(category) ? taxableIsNetPerRate(category) : taxableIsNet(category)),
    '09': on(contexts.breakdown, taxFits(category)),
    '10': on(contexts.breakdown, needsReason ? has(...reasons) : lacks(...reasons)),
  };
}

const showsBreakdown = (root: XmlElement, category: Category) => countBreakdowns(root, category) > 0;

/** BR-IC-11: a delivery date or an invoicing period. */
export const ublIntraCommunityDate = on(
  ubl.document,
  (root) =>
    !showsBreakdown(root, 'K') ||
    [...(single(root, 'cac:Delivery/cbc:ActualDeliveryDate')?.value ?? '')].length > 1 ||
    select(root, 'cac:InvoicePeriod').some((period) => period.children.length > 0),
);

/** BR-IC-12: the country of delivery. */
export const ublIntraCommunityCountry = on(
  ubl.document,
  (root) =>
    !showsBreakdown(root, 'K') ||
    [...(single(root, 'cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode')?.value ?? '')]
      .length > 1,
);

/** BR-O-11 to BR-O-14: where O is, no other category may be. */
const aloneWith = (others: (root: XmlElement, document: XmlDocument) => boolean): Check =>
  on(ubl.document, (root, document) => !showsBreakdown(root, 'O') || !others(root, document));
const isOther = (code: string) => code !== 'O';
export const ublOutsideVat: Record<string, Check> = {
  '11': aloneWith((root) => breakdownsOf(root).some((category) => !isCategory(category, 'O') && isVat(category))),
  '12': aloneWith((_, document) => [...lineUse(document).vat].some(isOther)),
  '13': aloneWith((_, document) => [...chargeUse(document).allowances.vat].some(isOther)),
  '14': aloneWith((_, document) => [...chargeUse(document).charges.vat].some(isOther)),
};

const reads = (elements: readonly XmlElement[], path: string, text: string) =>
  elements.some((element) => select(element, path).some(({ value }) => value === text));

/** BR-B-01: split payment is for supplies within Italy. */
export const ublSplitPaymentInItaly = on(
  ubl.document,
  (_, document) =>
    !(
      reads(all(document, 'cac:TaxCategory'), 'cbc:ID', 'B') ||
      reads(all(document, 'cac:ClassifiedTaxCategory'), 'cbc:ID', 'B')
    ) || all(document, 'cbc:IdentificationCode').every(({ value }) => value === 'IT'),
);

/** BR-B-02: split payment excludes the standard rate. */
export const ublSplitPaymentAlone = on(ubl.document, (root, document) => {
  const bears = (category: string) =>
    reads(breakdownsOf(root), 'cbc:ID', category) ||
    reads(select(root, 'cac:AllowanceCharge/cac:TaxCategory'), 'cbc:ID', category) ||
    reads(all(document, 'cac:ClassifiedTaxCategory'), 'cbc:ID', category);
  return !bears('B') || !bears('S');
});
