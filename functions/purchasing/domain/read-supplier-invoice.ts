import { moneyText, parseMoney } from '../../../shared/kernel/money.ts';
import { type ElectronicInvoice, identify } from '../../../shared/standards/en16931/identify/identify.ts';
import type { Invoice, InvoiceLine as ModelLine } from '../../../shared/standards/en16931/model/invoice.ts';
import { read } from '../../../shared/standards/en16931/read/read.ts';
import { judge } from '../../../shared/standards/en16931/report/report.ts';
import { ElectronicAddress, PartyIdentifier } from '../../parties/public.ts';
import type { Reason } from './intake.ts';
import { type InvoiceChecks, type InvoiceFinding, MAX_FINDINGS } from './invoice-checks.ts';
import type { InvoiceLine, InvoiceVat } from './invoice-lines.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

type OfProcess = 'invoiceId' | 'intakeId' | 'supplier' | 'state' | 'decision' | 'eInvoiceDuty' | 'nearDuplicates';
export type InvoiceFacts = Omit<SupplierInvoice, OfProcess | 'lines' | 'moreLines' | 'checks'>;

/** An e-invoice with all its lines and all that the rules say of it. */
export interface ReadInvoice {
  readonly facts: InvoiceFacts;
  readonly lines: readonly InvoiceLine[];
  readonly checks: InvoiceChecks;
  readonly findings: readonly InvoiceFinding[];
}

/** Reads a supplier's e-invoice (UBL, CII, or a PDF that holds one) and judges it, says that a person must read it, or why the file is refused. */
export async function readSupplierInvoice(
  bytes: Uint8Array,
): Promise<ReadInvoice | { readonly refused: Reason } | { readonly toKey: 'pdf' | 'image' }> {
  const found = await identify(bytes);
  if (found.kind !== 'invoice') {
    const { code, message } = found.refusal;
    if (code === 'pdf-without-invoice') return { toKey: 'pdf' };
    if (code === 'image') return { toKey: 'image' };
    return { refused: { code, ...message } };
  }
  const { invoice } = read(found.document, found.syntax);
  const facts = factsOf(invoice, found.syntax);
  return 'refused' in facts ? facts : { facts, lines: linesOf(invoice), ...judged(found) };
}

function factsOf(invoice: Invoice, syntax: 'ubl' | 'cii'): InvoiceFacts | { readonly refused: Reason } {
  const totals = invoice.documentTotals;
  const currency = invoice.currencyCode ?? '';
  const seller = invoice.seller;
  const registration = seller?.legalRegistrationIdentifier;
  const missing: string[] = [];
  const need = <T>(term: string, value: T | undefined, otherwise: T): T => {
    if (value === undefined) missing.push(term);
    return value ?? otherwise;
  };
  const text = (term: string, value: string | undefined) => need(term, value || undefined, '');
  const money = (term: string, amount: string | undefined) =>
    moneyText(need(term, amount === undefined ? undefined : parseMoney(amount, currency), { currency, minor: 0n }));
  const siretIn = (...identifiers: ({ readonly schemeId?: string; readonly value: string } | undefined)[]) =>
    identifiers.find((one) => one?.schemeId === '0009')?.value;
  const siret = siretIn(registration, ...(seller?.identifiers ?? []));
  const { buyer, deliveryInformation: delivery } = invoice;
  const places = [...(buyer?.identifiers ?? []), ...(delivery?.deliverToLocationIdentifiers ?? [])];
  const establishment = siretIn(buyer?.legalRegistrationIdentifier, ...places);
  const payment = paymentOf(invoice);
  const vat = vatOf(invoice);
  const preceding = (invoice.precedingInvoiceReferences ?? []).flatMap(({ reference, issueDate }) =>
    reference ? [{ number: reference, ...(issueDate && { issueDate }) }] : [],
  );
  const facts: InvoiceFacts = {
    syntax: syntax === 'ubl' ? 'UBL' : 'CII',
    number: text('BT-1', invoice.number),
    typeCode: text('BT-3', invoice.typeCode),
    issueDate: text('BT-2', dateOf(invoice.issueDate)),
    ...some('dueDate', dateOf(invoice.paymentDueDate)),
    seller: {
      name: text('BT-27', seller?.name),
      ...(seller?.vatIdentifier && { vatNumber: seller.vatIdentifier }),
      ...(registration?.schemeId === '0002' && { siren: registration.value }),
      ...some('siret', siret),
      ...(seller?.postalAddress?.countryCode && { country: seller.postalAddress.countryCode }),
      ...whereabouts(seller),
    },
    ...some('establishment', establishment),
    totalWithoutVat: money('BT-109', totals?.invoiceTotalAmountWithoutVat),
    ...(totals?.invoiceTotalVatAmount !== undefined && { totalVat: money('BT-110', totals.invoiceTotalVatAmount) }),
    totalWithVat: money('BT-112', totals?.invoiceTotalAmountWithVat),
    ...(totals?.paidAmount !== undefined && { paid: money('BT-113', totals.paidAmount) }),
    amountDue: money('BT-115', totals?.amountDueForPayment),
    ...some('frame', invoice.processControl?.businessProcessType),
    ...some('orderReference', invoice.purchaseOrderReference),
    ...(preceding.length > 0 && { preceding }),
    ...(payment && { payment }),
    ...(vat.length > 0 && { vat }),
  };
  if (!/^[A-Z]{3}$/.test(currency)) missing.unshift('BT-5');
  if (missing.length === 0) return facts;
  const terms = missing.join(', ');
  return {
    refused: {
      code: 'data-missing',
      fr: `Donnée absente ou illisible : ${terms} (EN 16931). Demandez au fournisseur une facture corrigée.`,
      en: `Missing or unreadable datum: ${terms} (EN 16931). Ask the supplier for a corrected invoice.`,
    },
  };
}

/** What tells a seller from others beside its French and VAT numbers: its door, and numbers of other registers. */
function whereabouts(
  seller: Invoice['seller'],
): Pick<SupplierInvoice['seller'], 'address' | 'identifiers' | 'electronicAddress'> {
  const { postalAddress: at, electronicAddress: to, legalRegistrationIdentifier: registration } = seller ?? {};
  const address = {
    ...some('line', at?.line1),
    ...some('postcode', at?.postCode),
    ...some('city', at?.city),
  };
  const identifiers = [
    ...(registration ? [{ schemeId: 'national', ...registration }] : []),
    ...(seller?.identifiers ?? []),
  ].flatMap(({ schemeId, value }) => {
    const identifier = PartyIdentifier.safeParse({ scheme: schemeId, value });
    return identifier.success && !['0002', '0009'].includes(identifier.data.scheme) ? [identifier.data] : [];
  });
  const electronicAddress = ElectronicAddress.safeParse({ scheme: to?.schemeId, value: to?.value });
  return {
    ...(Object.keys(address).length > 0 && { address }),
    ...(identifiers.length > 0 && { identifiers: identifiers.slice(0, 10) }),
    ...(electronicAddress.success && { electronicAddress: electronicAddress.data }),
  };
}

function paymentOf({ paymentInstructions }: Invoice): SupplierInvoice['payment'] {
  if (!paymentInstructions) return undefined;
  const { paymentMeansTypeCode, remittanceInformation, creditTransfers = [] } = paymentInstructions;
  return {
    ...some('means', paymentMeansTypeCode),
    ...some('reference', remittanceInformation),
    accounts: creditTransfers.flatMap((account) =>
      account.paymentAccountIdentifier
        ? [
            {
              iban: account.paymentAccountIdentifier.replaceAll(/\s/g, ''),
              ...some('name', account.paymentAccountName),
              ...some('bic', account.paymentServiceProviderIdentifier),
            },
          ]
        : [],
    ),
  };
}

function vatOf({ vatBreakdown = [], currencyCode = '' }: Invoice): InvoiceVat[] {
  return vatBreakdown.flatMap((entry) => {
    const taxable = amountOf(entry.vatCategoryTaxableAmount, currencyCode);
    const tax = amountOf(entry.vatCategoryTaxAmount, currencyCode);
    if (!taxable || !tax || !entry.vatCategoryCode) return [];
    const exemption = entry.vatExemptionReasonText ?? entry.vatExemptionReasonCode;
    const rate = decimalOf(entry.vatCategoryRate);
    return [{ category: entry.vatCategoryCode, ...some('rate', rate), taxable, tax, ...some('exemption', exemption) }];
  });
}

const linesOf = ({ lines = [], currencyCode = '' }: Invoice): InvoiceLine[] =>
  lines.map((line, index) => lineOf(line, index, currencyCode));

function lineOf(line: ModelLine, index: number, currency: string): InvoiceLine {
  const { itemInformation: item, vatInformation: vat } = line;
  const start = dateOf(line.period?.startDate);
  const end = dateOf(line.period?.endDate);
  return {
    line: line.identifier || String(index + 1),
    ...some('name', item?.name),
    ...some('description', item?.description),
    ...some('sellersItem', item?.sellersIdentifier),
    ...some('quantity', decimalOf(line.invoicedQuantity)),
    ...some('unit', line.invoicedQuantityUnitOfMeasureCode),
    ...some('unitPrice', decimalOf(line.priceDetails?.itemNetPrice)),
    ...some('netAmount', amountOf(line.netAmount, currency)),
    ...some('vatCategory', vat?.invoicedItemVatCategoryCode),
    ...some('vatRate', decimalOf(vat?.invoicedItemVatRate)),
    ...some('orderLine', line.referencedPurchaseOrderLineReference),
    ...some('accountingReference', line.buyerAccountingReference),
    ...((start || end) && { period: { ...some('start', start), ...some('end', end) } }),
  };
}

function judged(found: ElectronicInvoice): Pick<ReadInvoice, 'checks' | 'findings'> {
  const { ruleSets, fatal, warnings, summary, findings } = judge(found);
  return {
    checks: {
      ruleSets: [...ruleSets],
      verdict: fatal > 0 ? 'faulty' : warnings > 0 ? 'warnings' : 'conforming',
      fatal,
      warnings,
      summary,
    },
    findings: findings.slice(0, MAX_FINDINGS).map(({ rule, flag, terms, message, location, ruleSet }) => {
      const { xpath, line, column } = location;
      return { rule, flag, terms: [...terms], message, at: { xpath, line, column }, ruleSet };
    }),
  };
}

/** The datum under its name, or nothing where there is none. */
function some<K extends string, T>(name: K, value: T | undefined): { [key in K]?: T } {
  return (value === undefined || value === '' ? {} : { [name]: value }) as { [key in K]?: T };
}

const dateOf = (text: string | undefined) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? text : undefined);
const decimalOf = (text: string | undefined) => (/^-?\d+(\.\d+)?$/.test(text ?? '') ? text : undefined);

function amountOf(text: string | undefined, currency: string) {
  const amount = text === undefined ? undefined : parseMoney(text, currency);
  return amount && moneyText(amount);
}
