import type { Supplier } from '../suppliers.ts';

/** Category (BT-151) and rate (BT-152) of VAT; without a rate where none is due, with the reason why (BT-120, BT-121). */
export interface Vat {
  readonly category: 'S' | 'AE' | 'K' | 'G' | 'O';
  readonly rate: string;
  readonly exemption?: { readonly code: string; readonly text: string };
}

export interface Line {
  readonly name: string;
  /** Exact decimal. */
  readonly quantity: string;
  /** UN/ECE Recommendation 20: C62 piece, HUR hour, KWH, MTR, MTK, MON. */
  readonly unit: string;
  /** Net price of one, exact decimal. */
  readonly price: string;
  readonly vat: Vat;
}

export interface Buyer {
  readonly name: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber?: string;
  readonly line: string;
  readonly postcode: string;
  readonly city: string;
}

/** What a supplier bills, before anything is computed or written. */
export interface Draft {
  readonly number: string;
  /** BT-3: 380 invoice, 381 credit note. */
  readonly typeCode: '380' | '381';
  /** BT-23, France: B goods, S services, M both. */
  readonly frame?: 'B1' | 'S1' | 'M1';
  readonly issueDate: string;
  readonly dueDate?: string;
  readonly currency: string;
  /** When VAT falls due (BT-8), for services. */
  readonly vatDue?: 'on-payment' | 'on-invoice';
  readonly seller: Supplier;
  readonly buyer: Buyer;
  readonly order?: string;
  readonly deliveredOn?: string;
  readonly period?: { readonly from: string; readonly to: string };
  /** BG-3 */
  readonly preceding?: { readonly number: string; readonly issueDate: string };
  readonly notes: readonly { readonly subject?: string; readonly text: string }[];
  readonly terms: string;
  readonly lines: readonly Line[];
  /** Off the whole document (BG-20). */
  readonly allowance?: { readonly amount: string; readonly reason: string; readonly vat: Vat };
}
