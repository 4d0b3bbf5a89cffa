import { select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import {
  ciiContexts as baseCiiContexts,
  ciiCodes,
  isCategory,
  isCharge as isCiiCharge,
  isVat,
} from '../../en16931/cii.ts';
import { ubl as baseUbl, CATEGORIES, type Category, isCharge, ublCategory } from '../../en16931/ubl.ts';
import type { Context } from '../../rule.ts';
import { anyIs } from '../../values.ts';
import { anyOf } from '../declare.ts';

const model = (paths: readonly string[], when?: Context['when']): Context => ({
  pattern: 'model',
  paths,
  ...(when && { when }),
});
const codes = (paths: readonly string[], when?: Context['when']): Context => ({
  pattern: 'codes',
  paths,
  ...(when && { when }),
});

/** The list of a charge's reason: charges (UNTDID 7161, also when none is named), taxes (UNTDID 5153), or another one. */
const listed =
  (of: 'charges' | 'taxes' | 'any', isChargeOf: (charge: XmlElement) => boolean) => (reason: XmlElement) => {
    const list = reason.attribute('listID');
    const fits = { charges: list === undefined || list === '7161', taxes: list === '5153', any: (list ?? '') !== '' }[
      of
    ];
    return fits && isChargeOf(reason.parent as XmlElement);
  };

const UBL_REASON = ['cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'];
const CII_REASON = ['ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode'];

/** What the profile judges in UBL besides the contexts of EN 16931. */
export const ubl = {
  amountDue: model(['/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount']),
  chargeReason: codes(UBL_REASON, listed('charges', isCharge)),
  taxReason: codes(UBL_REASON, listed('taxes', isCharge)),
  otherReason: codes(UBL_REASON, listed('any', isCharge)),
  deliveryTerms: codes(['cac:DeliveryTerms/cbc:ID']),
  attributeCode: {
    paths: ['cac:InvoiceLine', 'cac:CreditNoteLine'].map(
      (line) => `${line}/cac:Item/cac:AdditionalItemProperty/cbc:NameCode`,
    ),
  },
  line: { paths: ['cac:InvoiceLine', 'cac:CreditNoteLine'] },
} satisfies Record<string, Context>;

/** A line's reference to an invoice is not the document's: EN 16931 knows only the latter. */
const ofDocument = (context: Context): Context => ({
  ...context,
  paths: ['/ubl:Invoice/cac:BillingReference', '/cn:CreditNote/cac:BillingReference'],
});
/** Contexts of EN 16931 that are narrower in the profile. */
export const NARROWED = new Map<Context, Context>([
  [baseUbl.precedingInvoice, ofDocument(baseUbl.precedingInvoice)],
  [baseUbl.syntaxPrecedingInvoice, ofDocument(baseUbl.syntaxPrecedingInvoice)],
]);

/** What the profile judges in CII besides the contexts of EN 16931. */
export const cii = {
  detailLine: model(['ram:IncludedSupplyChainTradeLineItem/ram:AssociatedDocumentLineDocument'], (document) => {
    const status = select(document, 'ram:LineStatusReasonCode');
    return status.length === 0 || anyOf(status, 'DETAIL');
  }),
  priceAllowanceReason: codes(
    ['ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ReasonCode'],
    ({ parent }) => anyIs(parent as XmlElement, 'ram:ChargeIndicator/udt:Indicator', false),
  ),
  chargeReason: codes(CII_REASON, listed('charges', isCiiCharge)),
  taxReason: codes(CII_REASON, listed('taxes', isCiiCharge)),
  otherReason: codes(CII_REASON, listed('any', isCiiCharge)),
  deliveryTerms: codes(['ram:ApplicableTradeDeliveryTerms/ram:DeliveryTypeCode']),
  attributeCode: { paths: ['ram:ApplicableProductCharacteristic/ram:TypeCode'] },
  line: { paths: ['ram:IncludedSupplyChainTradeLineItem'] },
} satisfies Record<string, Context>;

/** Precedence where a breakdown names several categories. */
const CII_ORDER = ['AE', 'L', 'M', 'E', 'G', 'K', 'O', 'S', 'Z'] as const;

/** The breakdown of a category as a whole, in CII. */
export const ciiBreakdowns = Object.fromEntries(
  CII_ORDER.map((category) => [
    category,
    model(
      ['ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax'],
      (tax) => isCategory(tax, category) && isVat(tax),
    ),
  ]),
) as Record<Category, Context>;

/** All contexts of UBL in order of precedence. */
export function ublContexts(): Context[] {
  const all: Context[] = [...Object.values(baseUbl), ...CATEGORIES.flatMap((c) => Object.values(ublCategory[c]))];
  return [...all.filter((c) => c !== baseUbl.chargeReason).map((c) => NARROWED.get(c) ?? c), ...Object.values(ubl)];
}

/** All contexts of CII in order of precedence: a breakdown of a category is judged as such and no further. */
export function ciiContexts(): Context[] {
  const all = baseCiiContexts().filter((context) => context !== ciiCodes.chargeReason);
  return [...Object.values(ciiBreakdowns), ...all, ...Object.values(cii)];
}
