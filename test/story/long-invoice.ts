import { invoiceXml } from './invoice.ts';

/** An invoice of many lines, each two pieces at 20 % and at a price in whole euro; `order` is its BT-13. */
export function longInvoice({
  number,
  lines,
  order,
  price = 10,
}: {
  number: string;
  lines: number;
  order?: string;
  price?: number;
}): string {
  const [without, vat, total] = [lines * price * 2, lines * price * 0.4, lines * price * 2.4].map((amount) =>
    amount.toFixed(2),
  ) as [string, string, string];
  const xml = invoiceXml({
    number,
    seller: 'Verrerie du Rhône',
    vatNumber: 'FR63000100024',
    without,
    vat,
    total,
  });
  const start = xml.indexOf('<ram:IncludedSupplyChainTradeLineItem>');
  const end = xml.indexOf('<ram:ApplicableHeaderTradeAgreement>');
  const items = Array.from({ length: lines }, (_, place) => lineXml(place + 1, price)).join('\n');
  const named = order
    ? `<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>${order}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>`
    : '</ram:ApplicableHeaderTradeAgreement>';
  return `${xml.slice(0, start)}${items}\n${xml.slice(end)}`.replace('</ram:ApplicableHeaderTradeAgreement>', named);
}

const lineXml = (line: number, price: number) => `<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>${line}</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:SellerAssignedID>REF-${line}</ram:SellerAssignedID><ram:Name>Article ${line}</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${price * 2}.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>`;
