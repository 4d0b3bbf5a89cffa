import type { Syntax } from '../../rule.ts';
import { BUSINESS_CASES } from './business.cases.ts';
import { EDGE_CASES } from './edges.cases.ts';
import { ciiInvoice, ublInvoice } from './invoices.ts';
import { STRUCTURE_CASES } from './structure.cases.ts';
import { VAT_CASES } from './vat.cases.ts';

export interface BrokenInvoice {
  readonly rule: string;
  /** Whether the rule holds nevertheless. */
  readonly holds: boolean;
  /** `BR-17 ubl: the payee is the seller`: unique, and the key of `fired.json`. */
  readonly name: string;
  readonly syntax: Syntax;
  readonly xml: string;
}

/** An invoice for each case and syntax. */
export function brokenInvoices(): BrokenInvoice[] {
  return [...BUSINESS_CASES, ...VAT_CASES, ...STRUCTURE_CASES, ...EDGE_CASES].flatMap((each) => {
    const { rule, about, category, holds = false, ubl, cii } = each;
    const name = (syntax: Syntax) => `${rule} ${syntax}${about === undefined ? '' : `: ${about}`}`;
    return [
      ...(ubl ? [{ rule, holds, name: name('ubl'), syntax: 'ubl' as const, xml: ubl(ublInvoice(category)) }] : []),
      ...(cii ? [{ rule, holds, name: name('cii'), syntax: 'cii' as const, xml: cii(ciiInvoice(category)) }] : []),
    ];
  });
}
