import { type Element, el, xmlOf } from '../../../shared/standards/xml-writer.ts';
import type { Draft, Vat } from './draft.ts';
import { totalsOf } from './totals.ts';

/** UNTDID 2475 */
const VAT_DUE = { 'on-payment': '72', 'on-invoice': '5' } as const;

/** The draft as UN/CEFACT Cross Industry Invoice, in the order of its schema. */
export function ciiOf(draft: Draft): string {
  const { seller, buyer, currency, preceding, allowance, period } = draft;
  const totals = totalsOf(draft);

  return xmlOf(
    el(
      'rsm:CrossIndustryInvoice',
      [
        el('rsm:ExchangedDocumentContext', [
          draft.frame && el('ram:BusinessProcessSpecifiedDocumentContextParameter', [el('ram:ID', draft.frame)]),
          el('ram:GuidelineSpecifiedDocumentContextParameter', [el('ram:ID', 'urn:cen.eu:en16931:2017')]),
        ]),
        el('rsm:ExchangedDocument', [
          el('ram:ID', draft.number),
          el('ram:TypeCode', draft.typeCode),
          el('ram:IssueDateTime', [day(draft.issueDate)]),
          draft.notes.map(({ subject, text }) =>
            el('ram:IncludedNote', [el('ram:Content', text), subject && el('ram:SubjectCode', subject)]),
          ),
        ]),
        el('rsm:SupplyChainTradeTransaction', [
          draft.lines.map(({ name, quantity, unit, price, vat }, index) =>
            el('ram:IncludedSupplyChainTradeLineItem', [
              el('ram:AssociatedDocumentLineDocument', [el('ram:LineID', String(index + 1))]),
              el('ram:SpecifiedTradeProduct', [el('ram:Name', name)]),
              el('ram:SpecifiedLineTradeAgreement', [
                el('ram:NetPriceProductTradePrice', [el('ram:ChargeAmount', price)]),
              ]),
              el('ram:SpecifiedLineTradeDelivery', [el('ram:BilledQuantity', quantity, { unitCode: unit })]),
              el('ram:SpecifiedLineTradeSettlement', [
                el('ram:ApplicableTradeTax', category(vat)),
                el('ram:SpecifiedTradeSettlementLineMonetarySummation', [
                  el('ram:LineTotalAmount', totals.lines[index] as string),
                ]),
              ]),
            ]),
          ),
          el('ram:ApplicableHeaderTradeAgreement', [
            el('ram:SellerTradeParty', [
              seller.siret && el('ram:GlobalID', seller.siret, { schemeID: '0009' }),
              el('ram:Name', seller.name),
              seller.legalForm && el('ram:Description', seller.legalForm),
              registration(seller),
              el('ram:DefinedTradeContact', [
                el('ram:EmailURIUniversalCommunication', [el('ram:URIID', seller.email)]),
              ]),
              address(seller, seller.country),
              seller.siren ? electronic(seller.siren, '0225') : electronic(seller.email, 'EM'),
              seller.vatNumber && vatNumber(seller.vatNumber),
            ]),
            el('ram:BuyerTradeParty', [
              el('ram:GlobalID', buyer.siret, { schemeID: '0009' }),
              el('ram:Name', buyer.name),
              registration(buyer),
              address(buyer, 'FR'),
              electronic(buyer.siren, '0225'),
              buyer.vatNumber && vatNumber(buyer.vatNumber),
            ]),
            draft.order && el('ram:BuyerOrderReferencedDocument', [el('ram:IssuerAssignedID', draft.order)]),
          ]),
          el(
            'ram:ApplicableHeaderTradeDelivery',
            draft.deliveredOn
              ? [
                  el('ram:ShipToTradeParty', [address(buyer, 'FR')]),
                  el('ram:ActualDeliverySupplyChainEvent', [el('ram:OccurrenceDateTime', [day(draft.deliveredOn)])]),
                ]
              : [],
          ),
          el('ram:ApplicableHeaderTradeSettlement', [
            el('ram:PaymentReference', draft.number),
            el('ram:InvoiceCurrencyCode', currency),
            el('ram:SpecifiedTradeSettlementPaymentMeans', [
              el('ram:TypeCode', currency === 'EUR' ? '58' : '30'),
              el('ram:PayeePartyCreditorFinancialAccount', [el('ram:IBANID', seller.iban)]),
            ]),
            totals.vat.map(({ vat, base, amount }) =>
              el('ram:ApplicableTradeTax', [
                el('ram:CalculatedAmount', amount),
                el('ram:TypeCode', 'VAT'),
                vat.exemption && el('ram:ExemptionReason', vat.exemption.text),
                el('ram:BasisAmount', base),
                el('ram:CategoryCode', vat.category),
                vat.exemption && el('ram:ExemptionReasonCode', vat.exemption.code),
                draft.vatDue && el('ram:DueDateTypeCode', VAT_DUE[draft.vatDue]),
                vat.category !== 'O' && el('ram:RateApplicablePercent', vat.rate),
              ]),
            ),
            period &&
              el('ram:BillingSpecifiedPeriod', [
                el('ram:StartDateTime', [day(period.from)]),
                el('ram:EndDateTime', [day(period.to)]),
              ]),
            allowance &&
              el('ram:SpecifiedTradeAllowanceCharge', [
                el('ram:ChargeIndicator', [el('udt:Indicator', 'false')]),
                el('ram:ActualAmount', allowance.amount),
                el('ram:Reason', allowance.reason),
                el('ram:CategoryTradeTax', category(allowance.vat)),
              ]),
            el('ram:SpecifiedTradePaymentTerms', [
              el('ram:Description', draft.terms),
              draft.dueDate && el('ram:DueDateDateTime', [day(draft.dueDate)]),
            ]),
            el('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
              el('ram:LineTotalAmount', totals.ofLines),
              allowance && el('ram:AllowanceTotalAmount', totals.ofAllowances),
              el('ram:TaxBasisTotalAmount', totals.withoutVat),
              el('ram:TaxTotalAmount', totals.ofVat, { currencyID: currency }),
              el('ram:GrandTotalAmount', totals.withVat),
              el('ram:DuePayableAmount', totals.withVat),
            ]),
            preceding &&
              el('ram:InvoiceReferencedDocument', [
                el('ram:IssuerAssignedID', preceding.number),
                el('ram:FormattedIssueDateTime', [
                  el('qdt:DateTimeString', preceding.issueDate.replaceAll('-', ''), { format: '102' }),
                ]),
              ]),
          ]),
        ]),
      ],
      {
        'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
        'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
        'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
        'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
      },
    ),
  );
}

const day = (date: string) => el('udt:DateTimeString', date.replaceAll('-', ''), { format: '102' });

const electronic = (address: string, schemeID: string) =>
  el('ram:URIUniversalCommunication', [el('ram:URIID', address, { schemeID })]);

const vatNumber = (number: string) => el('ram:SpecifiedTaxRegistration', [el('ram:ID', number, { schemeID: 'VA' })]);

const registration = ({ siren, registration }: { siren?: string; registration?: string }) =>
  (siren || registration) &&
  el('ram:SpecifiedLegalOrganization', [
    siren ? el('ram:ID', siren, { schemeID: '0002' }) : el('ram:ID', registration as string),
  ]);

const address = ({ line, postcode, city }: { line: string; postcode: string; city: string }, country: string) =>
  el('ram:PostalTradeAddress', [
    el('ram:PostcodeCode', postcode),
    el('ram:LineOne', line),
    el('ram:CityName', city),
    el('ram:CountryID', country),
  ]);

/** Category O has no rate (BR-O-5). */
const category = ({ category, rate }: Vat): Element[] => [
  el('ram:TypeCode', 'VAT'),
  el('ram:CategoryCode', category),
  ...(category === 'O' ? [] : [el('ram:RateApplicablePercent', rate)]),
];
