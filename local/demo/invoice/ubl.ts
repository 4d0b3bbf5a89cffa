import { el, xmlOf } from '../../../shared/standards/xml-writer.ts';
import type { Draft, Vat } from './draft.ts';
import { totalsOf } from './totals.ts';

/** UNTDID 2005 */
const VAT_DUE = { 'on-payment': '432', 'on-invoice': '3' } as const;

/** The draft as UBL 2.1 Invoice or CreditNote, in the order of its schema. */
export function ublOf(draft: Draft): string {
  const { seller, buyer, currency, preceding, allowance, period, typeCode } = draft;
  const credit = typeCode === '381';
  const root = credit ? 'CreditNote' : 'Invoice';
  const totals = totalsOf(draft);
  const amount = (name: string, value: string) => el(`cbc:${name}`, value, { currencyID: currency });

  return xmlOf(
    el(
      root,
      [
        el('cbc:CustomizationID', 'urn:cen.eu:en16931:2017'),
        draft.frame && el('cbc:ProfileID', draft.frame),
        el('cbc:ID', draft.number),
        el('cbc:IssueDate', draft.issueDate),
        !credit && draft.dueDate && el('cbc:DueDate', draft.dueDate),
        el(`cbc:${root}TypeCode`, typeCode),
        draft.notes.map(({ subject, text }) => el('cbc:Note', subject ? `#${subject}#${text}` : text)),
        el('cbc:DocumentCurrencyCode', currency),
        (period || draft.vatDue) &&
          el('cac:InvoicePeriod', [
            period && el('cbc:StartDate', period.from),
            period && el('cbc:EndDate', period.to),
            draft.vatDue && el('cbc:DescriptionCode', VAT_DUE[draft.vatDue]),
          ]),
        draft.order && el('cac:OrderReference', [el('cbc:ID', draft.order)]),
        preceding &&
          el('cac:BillingReference', [
            el('cac:InvoiceDocumentReference', [
              el('cbc:ID', preceding.number),
              el('cbc:IssueDate', preceding.issueDate),
            ]),
          ]),
        el('cac:AccountingSupplierParty', [
          el('cac:Party', [
            seller.siren
              ? el('cbc:EndpointID', seller.siren, { schemeID: '0225' })
              : el('cbc:EndpointID', seller.email, { schemeID: 'EM' }),
            seller.siret && identification(seller.siret),
            ...party(seller, seller.country, seller.vatNumber),
            el('cac:PartyLegalEntity', [
              el('cbc:RegistrationName', seller.name),
              registration(seller),
              seller.legalForm && el('cbc:CompanyLegalForm', seller.legalForm),
            ]),
            el('cac:Contact', [el('cbc:ElectronicMail', seller.email)]),
          ]),
        ]),
        el('cac:AccountingCustomerParty', [
          el('cac:Party', [
            el('cbc:EndpointID', buyer.siren, { schemeID: '0225' }),
            identification(buyer.siret),
            ...party(buyer, 'FR', buyer.vatNumber),
            el('cac:PartyLegalEntity', [el('cbc:RegistrationName', buyer.name), registration(buyer)]),
          ]),
        ]),
        draft.deliveredOn &&
          el('cac:Delivery', [
            el('cbc:ActualDeliveryDate', draft.deliveredOn),
            el('cac:DeliveryLocation', [address(buyer, 'FR', 'Address')]),
          ]),
        el('cac:PaymentMeans', [
          el('cbc:PaymentMeansCode', currency === 'EUR' ? '58' : '30'),
          credit && draft.dueDate && el('cbc:PaymentDueDate', draft.dueDate),
          el('cbc:PaymentID', draft.number),
          el('cac:PayeeFinancialAccount', [el('cbc:ID', seller.iban)]),
        ]),
        el('cac:PaymentTerms', [el('cbc:Note', draft.terms)]),
        allowance &&
          el('cac:AllowanceCharge', [
            el('cbc:ChargeIndicator', 'false'),
            el('cbc:AllowanceChargeReason', allowance.reason),
            amount('Amount', allowance.amount),
            category('TaxCategory', allowance.vat),
          ]),
        el('cac:TaxTotal', [
          amount('TaxAmount', totals.ofVat),
          totals.vat.map(({ vat, base, amount: due }) =>
            el('cac:TaxSubtotal', [
              amount('TaxableAmount', base),
              amount('TaxAmount', due),
              category('TaxCategory', vat, true),
            ]),
          ),
        ]),
        el('cac:LegalMonetaryTotal', [
          amount('LineExtensionAmount', totals.ofLines),
          amount('TaxExclusiveAmount', totals.withoutVat),
          amount('TaxInclusiveAmount', totals.withVat),
          allowance && amount('AllowanceTotalAmount', totals.ofAllowances),
          amount('PayableAmount', totals.withVat),
        ]),
        draft.lines.map(({ name, quantity, unit, price, vat }, index) =>
          el(`cac:${root}Line`, [
            el('cbc:ID', String(index + 1)),
            el(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', quantity, { unitCode: unit }),
            amount('LineExtensionAmount', totals.lines[index] as string),
            el('cac:Item', [el('cbc:Name', name), category('ClassifiedTaxCategory', vat)]),
            el('cac:Price', [amount('PriceAmount', price)]),
          ]),
        ),
      ],
      {
        xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
        'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
        'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
      },
    ),
  );
}

interface Place {
  readonly name: string;
  readonly line: string;
  readonly postcode: string;
  readonly city: string;
}

const identification = (siret: string) => el('cac:PartyIdentification', [el('cbc:ID', siret, { schemeID: '0009' })]);

const registration = ({ siren, registration }: { siren?: string; registration?: string }) =>
  siren ? el('cbc:CompanyID', siren, { schemeID: '0002' }) : registration && el('cbc:CompanyID', registration);

const address = ({ line, postcode, city }: Place, country: string, name: string) =>
  el(`cac:${name}`, [
    el('cbc:StreetName', line),
    el('cbc:CityName', city),
    el('cbc:PostalZone', postcode),
    el('cac:Country', [el('cbc:IdentificationCode', country)]),
  ]);

const scheme = el('cac:TaxScheme', [el('cbc:ID', 'VAT')]);

const party = (place: Place, country: string, vatNumber: string | undefined) => [
  el('cac:PartyName', [el('cbc:Name', place.name)]),
  address(place, country, 'PostalAddress'),
  vatNumber && el('cac:PartyTaxScheme', [el('cbc:CompanyID', vatNumber), scheme]),
];

/** Category and rate; the reason of an exemption stands in the breakdown only. Category O has no rate (BR-O-5). */
const category = (name: string, { category, rate, exemption }: Vat, reason = false) =>
  el(`cac:${name}`, [
    el('cbc:ID', category),
    category !== 'O' && el('cbc:Percent', rate),
    reason && exemption && el('cbc:TaxExemptionReasonCode', exemption.code),
    reason && exemption && el('cbc:TaxExemptionReason', exemption.text),
    scheme,
  ]);
