import type { Syntax } from '../../rule.ts';
import { BUSINESS_CASES } from './business.cases.ts';
import { ciiInvoice, ublInvoice } from './invoices.ts';
import { STRUCTURE_CASES } from './structure.cases.ts';
import { VAT_CASES } from './vat.cases.ts';

export interface BrokenInvoice {
  readonly rule: string;
  /** `BR-17 ubl: the payee is the seller`: unique, and the key of `fired.json`. */
  readonly name: string;
  readonly syntax: Syntax;
  readonly xml: string;
}

/** An invoice for each case and syntax. */
export function brokenInvoices(): BrokenInvoice[] {
  return [...BUSINESS_CASES, ...VAT_CASES, ...STRUCTURE_CASES].flatMap(({ rule, about, category, ubl, cii }) => {
    const name = (syntax: Syntax) => `${rule} ${syntax}${about === undefined ? '' : `: ${about}`}`;
    return [
      ...(ubl ? [{ rule, name: name('ubl'), syntax: 'ubl' as const, xml: ubl(ublInvoice(category)) }] : []),
      ...(cii ? [{ rule, name: name('cii'), syntax: 'cii' as const, xml: cii(ciiInvoice(category)) }] : []),
    ];
  });
}
