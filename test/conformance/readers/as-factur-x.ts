// Our model under the names that factur-x uses: business terms where it has them, words of its own for parties and allowances.
import { INVOICE } from '../../../shared/standards/en16931/model/invoice.ts';
import type { BinaryObject, Identifier } from '../../../shared/standards/en16931/model/schema.ts';
import { type TermValue, valuesOf } from '../../../shared/standards/en16931/model/values.ts';
import type { InvoiceDocument } from '../../../shared/standards/en16931/read/read.ts';

/** Lists of ours → lists of theirs. */
const LISTS: Readonly<Record<string, string>> = {
  notes: 'BG-1',
  precedingInvoiceReferences: 'BG-3',
  documentLevelAllowances: 'BG-20',
  documentLevelCharges: 'BG-21',
  vatBreakdown: 'BG-23',
  additionalSupportingDocuments: 'BG-24',
  lines: 'BG-25',
};
const LINE_LISTS: Readonly<Record<string, string>> = {
  notes: 'BT-127-00',
  allowances: 'BG-27',
  charges: 'BG-28',
};
const PARTIES: Readonly<Record<string, string>> = {
  seller: 'BG-4',
  buyer: 'BG-7',
  payee: 'BG-10',
  sellerTaxRepresentative: 'BG-11',
  buyerAgent: 'EXT-FR-FE-BG-01',
  payer: 'EXT-FR-FE-BG-02',
  salesAgent: 'EXT-FR-FE-BG-03',
  invoicee: 'EXT-FR-FE-BG-04',
  invoicer: 'EXT-FR-FE-BG-05',
};
const PARTY_TERMS: Readonly<Record<string, string>> = {
  name: 'name',
  tradingName: 'biz_name',
  identifiers: 'identifiers',
  legalRegistrationIdentifier: 'legal_identifier',
  vatIdentifier: 'vat_identifier',
  taxRegistrationIdentifier: 'tax_identifier',
  additionalLegalInformation: 'legal_info',
  electronicAddress: 'einvoicing_addr',
  roleCode: 'role_code',
  countryCode: 'country_code',
  city: 'city',
  postCode: 'postcode',
  line1: 'addr_l1',
  line2: 'addr_l2',
  line3: 'addr_l3',
  countrySubdivision: 'country_subdivision',
  contactPoint: 'contacts[0].name',
  telephoneNumber: 'contacts[0].phone',
  emailAddress: 'contacts[0].email',
};
const ALLOWANCE_TERMS: Readonly<Record<string, string>> = {
  amount: 'amount',
  baseAmount: 'base_amount',
  percentage: 'rate',
  reason: 'reason',
  reasonCode: 'reason_code',
  vatCategoryCode: 'vat_category_code',
  vatRate: 'vat_rate',
  vatExemptionReasonText: 'vat_exemption',
  vatExemptionReasonCode: 'vat_exemption_code',
};
/** UNTDID 2005 → its words. */
const TAX_POINTS: Readonly<Record<string, string>> = { '3': 'invoice', '35': 'delivery', '432': 'payment' };

/** Each value by its name there. Several values under one name are a list, in the order of the document. */
export function ours({ invoice }: InvoiceDocument): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (key: string, value: string | undefined) => {
    if (value !== undefined) found.set(key, [...(found.get(key) ?? []), value]);
  };
  for (const term of valuesOf(invoice, INVOICE)) {
    const { id, value } = term;
    const key = keyOf(term);
    if (typeof value === 'string') add(key, id === 'BT-8' ? TAX_POINTS[value] : value);
    else if (id === 'BT-125') {
      const { content, mimeCode, filename } = value as BinaryObject;
      if (content !== '') add(key, content);
      add(`${key}-1`, mimeCode);
      add(`${key}-2`, filename);
    } else {
      const { value: written, schemeId, schemeVersionId } = value as Identifier;
      if (/identifiers$|BT-18$|BT-128$/.test(key)) add(`${key}.${schemeId ?? 'null'}`, written);
      else if (id === 'BT-158') add(`${key}.${schemeId}.${schemeVersionId ?? 'null'}`, written);
      else {
        add(key, written);
        add(id === 'BT-157' ? `${key}-1` : `${key}_schemeid`, schemeId);
      }
    }
  }
  return found;
}

/** The name that factur-x gives to a value, with its indexes. */
export function keyOf({ id, path }: Pick<TermValue, 'id' | 'path'>): string {
  const steps = path.split('.');
  const last = (steps.at(-1) ?? '').replace(/\[\d+\]$/, '');
  const [, list = '', index = ''] = /^(\w+)\[(\d+)\]/.exec(steps[0] ?? '') ?? [];
  const party = PARTIES[steps[0] ?? ''];
  if (party !== undefined) return `${party}.${PARTY_TERMS[last] ?? id}`;
  if (steps[0] === 'deliveryInformation' && !/^BT-7[234]$/.test(id)) {
    if (id === 'BT-70') return 'BG-13.name';
    return `BG-13.${id === 'BT-71' ? 'identifiers' : PARTY_TERMS[last]}`;
  }
  const group = LISTS[list];
  if (group === undefined) return id;
  const start = `${group}[${index}]`;
  if (group === 'BG-20' || group === 'BG-21') return `${start}.${ALLOWANCE_TERMS[last]}`;
  if (group !== 'BG-25') return `${start}.${id}`;
  const [, lineList = '', lineIndex = ''] = /^(\w+)\[(\d+)\]/.exec(steps[1] ?? '') ?? [];
  const inner = LINE_LISTS[lineList];
  if (inner === 'BT-127-00') return `${start}.${inner}[${lineIndex}].${id}`;
  if (inner !== undefined) return `${start}.${inner}[${lineIndex}].${ALLOWANCE_TERMS[last]}`;
  const attribute = /^attributes\[(\d+)\]$/.exec(steps[2] ?? '')?.[1];
  if (attribute !== undefined) return `${start}.BG-32[${attribute}].${id}`;
  if (steps[1] === 'seller') return `${start}.EXT-FR-FE-BG-12.${PARTY_TERMS[last]}`;
  if (steps[1] === 'deliverTo') return `${start}.EXT-FR-FE-BG-10.${PARTY_TERMS[last]}`;
  if (/^(?:BT-147|EXT-FR-FE-19[56])$/.test(id)) return `${start}.BT-147-00[0].${id}`;
  return `${start}.${id}`;
}

/** What factur-x read, as the same kind of list. */
export function theirs(terms: unknown, key = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (Array.isArray(terms)) {
    if (terms.every((item) => typeof item === 'string')) found.set(key, terms);
    else for (const [i, item] of terms.entries()) theirs(item, `${key}[${i}]`, found);
  } else if (typeof terms === 'object' && terms !== null) {
    for (const [name, value] of Object.entries(terms)) theirs(value, key === '' ? name : `${key}.${name}`, found);
  } else if (terms !== null && terms !== '') found.set(key, [String(terms)]);
  return found;
}
