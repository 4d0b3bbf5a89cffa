import type { XmlElement } from '../../xml/tree.ts';
import type { Test } from '../en16931/define.ts';
import type { Check, Context, Flag, Rule, RuleSet, Syntax } from '../rule.ts';
import { Undecidable } from '../undecidable.ts';

/** Binds a test to the elements at the paths. Contexts exclude each other only within a pattern that they name. */
export function at(paths: readonly string[], holds: Test, when?: Context['when'], pattern?: string): Check {
  return { context: { paths, ...(when && { when }), ...(pattern !== undefined && { pattern }) }, holds };
}

/** Declares a rule, as two where the publishers gave it another id in each syntax. */
export function rules(
  id: string | Record<Syntax, string>,
  terms: string,
  fr: string,
  en: string,
  { ubl, cii }: { ubl?: Check; cii?: Check },
  flag: Flag = 'fatal',
): Rule[] {
  const common = { flag, terms: terms.split(' '), message: { fr, en } };
  if (typeof id === 'string') return [{ id, ...common, ...(ubl && { ubl }), ...(cii && { cii }) }];
  return [...(ubl ? [{ id: id.ubl, ...common, ubl }] : []), ...(cii ? [{ id: id.cii, ...common, cii }] : [])];
}

/** The contexts of the rules, in the order in which the rules first name them. */
export function contextsOf(declared: readonly Rule[]): RuleSet['contexts'] {
  const of = (syntax: Syntax) => [...new Set(declared.flatMap((rule) => rule[syntax]?.context ?? []))];
  return { ubl: of('ubl'), cii: of('cii') };
}

const below = (parents: readonly string[], path?: string) =>
  path === undefined ? parents : parents.map((parent) => `${parent}/${path}`);

/** Paths in an invoice and a credit note of UBL. */
export const ublDocument = (path?: string) => below(['ubl:Invoice', 'cn:CreditNote'], path);
export const ublLine = (path?: string) =>
  below(['ubl:Invoice/cac:InvoiceLine', 'cn:CreditNote/cac:CreditNoteLine'], path);

const TRANSACTION = 'rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction';
/** Paths in CII. */
export const ciiRoot = ['rsm:CrossIndustryInvoice'];
export const ciiTransaction = [TRANSACTION];
export const ciiDocument = (path?: string) => below(['rsm:CrossIndustryInvoice/rsm:ExchangedDocument'], path);
export const ciiAgreement = (path?: string) => below([`${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`], path);
export const ciiDelivery = (path?: string) => below([`${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`], path);
export const ciiSettlement = (path?: string) => below([`${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`], path);
export const ciiLine = (path?: string) => below([`${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`], path);

/** Below the root of CII. */
export const AGREEMENT = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';
export const SETTLEMENT = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';
export const TOTALS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
export const FRAME = 'rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID';

/** The only one of the elements, if any. @throws Undecidable when there are several. */
export function only(elements: readonly XmlElement[]): XmlElement | undefined {
  if (elements.length > 1) throw new Undecidable('repeated', elements[1] as XmlElement);
  return elements[0];
}

/** The text of the only element as it stands, empty when there is none. @throws Undecidable when there are several. */
export const textOf = (elements: readonly XmlElement[]): string => only(elements)?.value ?? '';

export const withScheme = (elements: readonly XmlElement[], scheme: string): XmlElement[] =>
  elements.filter((element) => element.attribute('schemeID') === scheme);

export const withCurrency = (elements: readonly XmlElement[], currencies: readonly XmlElement[]): XmlElement[] =>
  elements.filter((element) => currencies.some(({ value }) => value === element.attribute('currencyID')));

/** Whether any of the elements has one of the values. */
export const anyOf = (elements: readonly XmlElement[], ...values: readonly string[]): boolean =>
  elements.some(({ value }) => values.includes(value));

/** The characters of a text, of which a pair of surrogates is one. */
export const lengthOf = (text: string): number => [...text].length;
