import { isNamed, normalizeSpace, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import type { Check, Context, Rule } from '../rule.ts';
import { compareUntyped, decimalsOf, doubleOf, twoDecimalsAt } from '../values.ts';
import { cii, ciiBreakdown, fromRoot, settlement } from './cii.ts';
import { on, rule, type Test } from './define.ts';
import { all, ubl } from './ubl.ts';

const at = (context: Context, path: string): Check => on(context, (element) => twoDecimalsAt(element, path), path);

/** CII judges the indicator of an allowance or charge; the amount stands beside it, and of repeated amounts the first counts. */
const beside = (context: Context, path: string, which: 'first' | 'only'): Check =>
  on(context, (indicator) => {
    const charge = indicator.parent as XmlElement;
    if (which === 'only') return twoDecimalsAt(charge, path);
    const [amount] = select(charge, path);
    return amount === undefined || decimalsOf(amount.value) <= 2;
  });

/** Amounts have at most two decimals. */
export const decimalRules: readonly Rule[] = [
  ofCharge('01', '02', 'BG-20', 'BT-92', 'BT-93', ubl.allowance, cii.allowance),
  ofCharge('05', '06', 'BG-21', 'BT-99', 'BT-100', ubl.charge, cii.charge),
  ofTotal('09', 'BT-106', 'cbc:LineExtensionAmount', 'ram:LineTotalAmount'),
  ofTotal('10', 'BT-107', 'cbc:AllowanceTotalAmount', 'ram:AllowanceTotalAmount'),
  ofTotal('11', 'BT-108', 'cbc:ChargeTotalAmount', 'ram:ChargeTotalAmount'),
  ofTotal('12', 'BT-109', 'cbc:TaxExclusiveAmount', 'ram:TaxBasisTotalAmount'),
  decimals('13', 'BG-22', 'BT-110', {
    ubl: on(ubl.document, ublTaxTotal('DocumentCurrencyCode')),
    cii: on(cii.totals, (totals, { root }) => {
      const currencies = fromRoot(root, `${settlement}/ram:InvoiceCurrencyCode`).map(({ value }) => value);
      return someTaxTotal(
        totals,
        (amount) => !currencies.includes(amount.attribute('currencyID') as string) || hasWholeCents(amount),
      );
    }),
  }),
  ofTotal('14', 'BT-112', 'cbc:TaxInclusiveAmount', 'ram:GrandTotalAmount'),
  decimals('15', 'BG-22', 'BT-111', {
    ubl: on(ubl.document, ublTaxTotal('TaxCurrencyCode')),
    cii: on(cii.totals, (totals, { root }) => {
      const currencies = fromRoot(root, `${settlement}/ram:TaxCurrencyCode`).map(({ value }) => value);
      return someTaxTotal(
        totals,
        (amount) =>
          (currencies.includes(amount.attribute('currencyID') as string) && hasWholeCents(amount)) ||
          currencies.length === 0,
      );
    }),
  }),
  ofTotal('16', 'BT-113', 'cbc:PrepaidAmount', 'ram:TotalPrepaidAmount'),
  ofTotal('17', 'BT-114', 'cbc:PayableRoundingAmount', 'ram:RoundingAmount'),
  ofTotal('18', 'BT-115', 'cbc:PayableAmount', 'ram:DuePayableAmount'),
  decimals('19', 'BG-23', 'BT-116', {
    ubl: at(ubl.breakdown, 'cbc:TaxableAmount'),
    cii: at(ciiBreakdown, 'ram:BasisAmount'),
  }),
  decimals('20', 'BG-23', 'BT-117', {
    ubl: at(ubl.breakdown, 'cbc:TaxAmount'),
    cii: at(ciiBreakdown, 'ram:CalculatedAmount'),
  }),
  decimals('23', 'BG-25', 'BT-131', {
    ubl: at(ubl.line, 'cbc:LineExtensionAmount'),
    cii: at(
      cii.line,
      'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
    ),
  }),
  ofCharge('24', '25', 'BG-27', 'BT-136', 'BT-137', ubl.lineAllowance, cii.lineAllowance),
  ofCharge('27', '28', 'BG-28', 'BT-141', 'BT-142', ubl.lineCharge, cii.lineCharge),
].flat();

function decimals(number: string, group: string, term: string, bindings: { ubl: Check; cii: Check }): Rule {
  return rule(
    `BR-DEC-${number}`,
    `${group} ${term}`,
    `Le montant ${term} a trop de décimales : deux au plus.`,
    `The amount ${term} has too many decimals: two at most.`,
    bindings,
  );
}

function ofTotal(number: string, term: string, ublPath: string, ciiPath: string): Rule {
  return decimals(number, 'BG-22', term, { ubl: at(ubl.totals, ublPath), cii: at(cii.totals, ciiPath) });
}

function ofCharge(
  amountRule: string,
  baseRule: string,
  group: string,
  amount: string,
  base: string,
  ublContext: Context,
  ciiContext: Context,
): Rule[] {
  return [
    decimals(amountRule, group, amount, {
      ubl: at(ublContext, 'cbc:Amount'),
      cii: beside(ciiContext, 'ram:ActualAmount', 'first'),
    }),
    decimals(baseRule, group, base, {
      ubl: at(ublContext, 'cbc:BaseAmount'),
      cii: beside(ciiContext, 'ram:BasisAmount', 'only'),
    }),
  ];
}

/**
 * The official UBL test looks for the currency inside the amount, where UBL has none, so that it can hardly fail; UBL-DT-01
 * judges the decimals of these amounts.
 */
function ublTaxTotal(currencyName: string): Test {
  return (_root: XmlElement, document: XmlDocument) => {
    const amounts = all(document, 'cbc:TaxAmount').filter(
      (amount) =>
        isNamed(amount.parent, 'cac:TaxTotal') &&
        select(amount, `cbc:${currencyName}`).some(({ value }) => value === amount.attribute('currencyID')),
    );
    return amounts.length === 0 || decimalsOf(normalizeSpace((amounts[0] as XmlElement).value)) <= 2;
  };
}

function someTaxTotal(totals: XmlElement, test: (amount: XmlElement) => boolean): boolean {
  const amounts = select(totals, 'ram:TaxTotalAmount');
  return amounts.length === 0 || amounts.some(test);
}

function hasWholeCents(amount: XmlElement): boolean {
  return compareUntyped(amount, Math.round(doubleOf(amount) * 100) / 100, false) === 0;
}
