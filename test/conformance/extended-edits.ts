// Edits that break the rules which EXTENDED-CTC-FR has besides EN 16931.
import type { Syntax } from './corpus.ts';
import { add, attribute, drop, dropAll, dropAttribute, duplicate, type Edit, set, setAll } from './edit.ts';
import { SETTLEMENT, SUMS } from './vat.ts';

const TX = 'rsm:SupplyChainTradeTransaction';
const LINE = `${TX}/ram:IncludedSupplyChainTradeLineItem`;
const SUB = `${LINE}/ram:AssociatedDocumentLineDocument`;
const UBL_REASON = 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode';
const CII_REASON = `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode`;

/** A line in the tree: its status and parent, in a reference to the invoice itself. */
const branch =
  (status: string, parent: string): Edit =>
  (root) => {
    const number = root.children.find((child) => typeof child !== 'string' && child.name === 'cbc:ID');
    const id = typeof number === 'object' ? number.children.join('') : '';
    return add(
      'cac:InvoiceLine',
      `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${id}</cbc:ID>${status}</cac:InvoiceDocumentReference>${parent ? `<cac:BillingReferenceLine><cbc:ID>${parent}</cbc:ID></cac:BillingReferenceLine>` : ''}</cac:BillingReference>`,
    )(root, 0);
  };
const status = (code: string) => `<cbc:DocumentStatusCode>${code}</cbc:DocumentStatusCode>`;
const LOCATION = '<cac:DeliveryLocation><cbc:Name>n</cbc:Name><cbc:ID>1</cbc:ID></cac:DeliveryLocation>';

export const EXTENDED_EDITS: Record<Syntax, Record<string, Edit[]>> = {
  ubl: {
    'BR-CO-25': [dropAll('cbc:DueDate', 'or none'), dropAll('cac:PaymentTerms', 'or none')],
    'BR-FREXT-CL-10': [
      attribute('cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID', 'schemeID', 'QQ', '', 'by'),
    ],
    'BR-FREXT-CL-20': [setAll(UBL_REASON, 'QQQ')],
    'BR-FREXT-CL-20-TAX': [
      setAll('cac:AllowanceCharge/cbc:ChargeIndicator', 'true'),
      attribute(UBL_REASON, 'listID', '5153'),
      setAll(UBL_REASON, 'VAT'),
    ],
    'BR-FREXT-CL-20-LISTID': [
      setAll('cac:AllowanceCharge/cbc:ChargeIndicator', 'true'),
      attribute(UBL_REASON, 'listID', '1', 'x y'),
    ],
    'BR-FREXT-CL-24': [attribute('//cbc:EmbeddedDocumentBinaryObject', 'mimeCode', 'text/html', '')],
    'BR-FREXT-CL-27': [add('', '<cac:DeliveryTerms><cbc:ID>QQ</cbc:ID></cac:DeliveryTerms>')],
    'BR-FREXT-04': [
      add(
        'cac:InvoiceLine/cac:Item',
        '<cac:AdditionalItemProperty><cbc:NameCode>QQQ</cbc:NameCode><cbc:Value>v</cbc:Value></cac:AdditionalItemProperty>',
      ),
    ],
    'BR-FREXT-22': [drop('cac:InvoiceLine/cbc:InvoicedQuantity')],
    'BR-FREXT-23': [dropAttribute('cac:InvoiceLine/cbc:InvoicedQuantity', 'unitCode')],
    'BR-FREXT-24': [drop('cac:InvoiceLine/cbc:LineExtensionAmount')],
    'BR-FREXT-26': [drop('cac:InvoiceLine/cac:Price/cbc:PriceAmount')],
    'BR-FREXT-CO-04, UBL-FREXT-SR-48': [drop('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory')],
    'BR-FREXT-54': [add('cac:InvoiceLine/cac:Item', '<cac:AdditionalItemProperty/>')],
    'BR-FREXT-05': [branch(status('QQ'), '')],
    'BR-FREXT-06': [branch('', '2')],
    'BR-FREXT-08': [branch(status('GROUP'), '')],
    'BR-FREXT-11': [branch(status('DETAIL'), 'none')],
    'BR-FREXT-11, itself': [branch(status('DETAIL'), '1')],
    'BR-FREXT-12': [
      dropAll('//cac:CreditNoteLine/cbc:LineExtensionAmount', 'or none'),
      set('cac:InvoiceLine/cbc:LineExtensionAmount', '1'),
    ],
    'BR-FREXT-12, group in a group': [
      branch(status('GROUP'), ''),
      (root) => {
        const id = root.children.find((child) => typeof child !== 'string' && child.name === 'cbc:ID');
        const number = typeof id === 'object' ? id.children.join('') : '';
        return add(
          '',
          `<cac:InvoiceLine><cbc:ID>9</cbc:ID><cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID>${status('GROUP')}</cac:InvoiceDocumentReference><cac:BillingReferenceLine><cbc:ID>1</cbc:ID></cac:BillingReferenceLine></cac:BillingReference></cac:InvoiceLine>`,
        )(root, 0);
      },
    ],
    'UBL-FREXT-CR-410': [
      add(
        '',
        `<cac:DeliveryTerms><cbc:ID>DAP</cbc:ID>${LOCATION}</cac:DeliveryTerms>`,
        '<cac:DeliveryTerms><cbc:SpecialTerms>x</cbc:SpecialTerms></cac:DeliveryTerms>',
      ),
    ],
    'UBL-FREXT-CR-645': [
      add(
        'cac:InvoiceLine',
        `<cac:DeliveryTerms>${LOCATION}</cac:DeliveryTerms>`,
        '<cac:DeliveryTerms><cbc:SpecialTerms>x</cbc:SpecialTerms></cac:DeliveryTerms>',
      ),
    ],
    'CII-FREXT-CR-490': [
      add('', '<cac:TaxExchangeRate><cbc:MathematicOperatorCode>x</cbc:MathematicOperatorCode></cac:TaxExchangeRate>'),
    ],
    'a cent more than allowed': [set('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount', '970.04', '970.03', '969.96')],
    'another tax': [set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount', '194.04', '193.90')],
    'totals of the lines': [set('cac:LegalMonetaryTotal/cbc:LineExtensionAmount', '1000.02', '1000.01', '999.90')],
    'totals of the lines, as far off as allowed': [set('cac:LegalMonetaryTotal/cbc:LineExtensionAmount', '1000.01')],
    'no taxable amount': [drop('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount')],
    'taxable amount as far off as allowed': [
      dropAll('cac:AllowanceCharge', 'or none'),
      setAll('cac:InvoiceLine/cbc:LineExtensionAmount', '0.00'),
      set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount', '0.01'),
    ],
    'taxable amount farther off than allowed': [
      dropAll('cac:AllowanceCharge', 'or none'),
      setAll('cac:InvoiceLine/cbc:LineExtensionAmount', '0.00'),
      set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount', '0.02'),
    ],
    'no rate of the line': [drop('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent')],
    'no rate of the breakdown': [drop('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent')],
    'totals of allowances and charges': [
      set('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount', '50.02', '50.01'),
      set('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount', '20.02', '20.01'),
    ],
  },
  cii: {
    'BR-CO-25': [dropAll(`${SETTLEMENT}/ram:SpecifiedTradePaymentTerms`, 'or none')],
    'BR-FREXT-CL-10': [
      attribute(
        `${TX}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:GlobalID`,
        'schemeID',
        'QQ',
        '',
        'by',
      ),
    ],
    'BR-FREXT-CL-19-GP': [
      add(
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge`,
        '<ram:ReasonCode>QQ</ram:ReasonCode>',
      ),
    ],
    'BR-FREXT-CL-20': [setAll(CII_REASON, 'QQQ')],
    'BR-FREXT-CL-20-TAX': [
      setAll('//ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator/udt:Indicator', 'true'),
      attribute(CII_REASON, 'listID', '5153'),
      setAll(CII_REASON, 'VAT'),
    ],
    'BR-FREXT-CL-20-LISTID': [
      setAll('//ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator/udt:Indicator', 'true'),
      attribute(CII_REASON, 'listID', '1', 'x y'),
    ],
    'BR-FREXT-CL-27, CII-FREXT-SR-293': [
      add(
        `${TX}/ram:ApplicableHeaderTradeAgreement`,
        '<ram:ApplicableTradeDeliveryTerms><ram:DeliveryTypeCode>QQ</ram:DeliveryTypeCode><ram:Description>d</ram:Description></ram:ApplicableTradeDeliveryTerms>',
      ),
    ],
    'CII-FREXT-SR-106': [
      add(
        `${LINE}/ram:SpecifiedLineTradeAgreement`,
        '<ram:ApplicableTradeDeliveryTerms><ram:RelevantTradeLocation><ram:ID>1</ram:ID></ram:RelevantTradeLocation></ram:ApplicableTradeDeliveryTerms>',
      ),
    ],
    'CII-FREXT-SR-366': [
      add(
        SETTLEMENT,
        '<ram:TaxApplicableTradeCurrencyExchange><ram:MarketID>1</ram:MarketID></ram:TaxApplicableTradeCurrencyExchange>',
      ),
    ],
    'BR-FXEXT-04': [
      add(
        `${LINE}/ram:SpecifiedTradeProduct`,
        '<ram:ApplicableProductCharacteristic><ram:TypeCode>QQQ</ram:TypeCode><ram:Value>v</ram:Value></ram:ApplicableProductCharacteristic>',
      ),
    ],
    'BR-FREXT-BR-22': [drop(`${LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`)],
    'BR-FREXT-BR-23': [dropAttribute(`${LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`, 'unitCode')],
    'BR-FREXT-BR-24': [
      drop(
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
      ),
    ],
    'BR-FREXT-BR-26': [drop(`${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount`)],
    'BR-FREXT-CO-04': [drop(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`)],
    'BR-FREXT-54': [add(`${LINE}/ram:SpecifiedTradeProduct`, '<ram:ApplicableProductCharacteristic/>')],
    'BR-FREXT-CL-24': [attribute('//ram:AttachmentBinaryObject', 'mimeCode', 'text/html', '')],
    'CII-FREXT-SR-069, 072': [
      add(
        `${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`,
        '<ram:Description>a</ram:Description><ram:Value>b</ram:Value>',
      ),
    ],
    'CII-FREXT-SR-439': [duplicate(`${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice`)],
    'BR-FREXT-05': [
      add(
        SUB,
        '<ram:LineStatusReasonCode>QQ</ram:LineStatusReasonCode>',
        '<ram:LineStatusReasonCode/>',
        '<ram:LineStatusReasonCode>GROUP DETAIL</ram:LineStatusReasonCode>',
      ),
    ],
    'BR-FREXT-06': [add(SUB, '<ram:ParentLineID>2</ram:ParentLineID>')],
    'BR-FREXT-08': [add(SUB, '<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>')],
    'BR-FREXT-11': [
      add(SUB, '<ram:ParentLineID>none</ram:ParentLineID><ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>'),
    ],
    'BR-FREXT-12': [
      add(SUB, '<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>'),
      add(
        TX,
        '<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>9</ram:LineID><ram:ParentLineID>1</ram:ParentLineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>',
      ),
    ],
    'a logistics charge': [
      add(
        SETTLEMENT,
        '<ram:SpecifiedLogisticsServiceCharge><ram:Description>d</ram:Description><ram:AppliedAmount>5.00</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>',
      ),
    ],
    'a cent more than allowed': [set(`${SETTLEMENT}/${SUMS}/ram:TaxBasisTotalAmount`, '970.04', '970.03', '969.96')],
    'another tax': [set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`, '194.04', '193.90')],
    'totals of the lines': [set(`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`, '1000.02', '1000.01', '999.90')],
    'totals of the lines, as far off as allowed': [set(`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`, '1000.01')],
    'no taxable amount': [drop(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`)],
    'taxable amount as far off as allowed': [
      set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`, '970.03', '969.97'),
    ],
    'taxable amount farther off than allowed': [
      set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`, '970.04', '969.96'),
    ],
    'no rate of the line': [
      drop(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent`),
    ],
    'no rate of the breakdown': [drop(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent`)],
    'no due amount': [drop(`${SETTLEMENT}/${SUMS}/ram:DuePayableAmount`)],
  },
};
