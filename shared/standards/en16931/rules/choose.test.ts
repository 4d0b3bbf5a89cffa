import { describe, expect, it } from 'vitest';
import { profileOf } from '../identify/profiles.ts';
import { parseXml } from '../xml/tree.ts';
import { ruleSetsFor } from './choose.ts';

const EN = 'urn:cen.eu:en16931:2017';
const EXTENDED = 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr';

const ubl = (country: string, root = 'Invoice') =>
  `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party></cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party></cac:AccountingCustomerParty></${root}>`;
const cii = (country: string) =>
  `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:PostalTradeAddress><ram:CountryID>${country}</ram:CountryID></ram:PostalTradeAddress></ram:SellerTradeParty><ram:BuyerTradeParty><ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;

const chosen = (syntax: 'ubl' | 'cii', xml: string, bt24: string) =>
  ruleSetsFor({ document: parseXml(xml), syntax, profile: profileOf(bt24) }).map((name) => name.split('@')[0]);

describe('the rule sets that judge an invoice', () => {
  it.each([
    ['ubl', ubl('FR'), EN, ['en16931', 'br-fr']],
    ['ubl', ubl('FR', 'CreditNote'), EN, ['en16931', 'br-fr']],
    ['cii', cii('FR'), EN, ['en16931', 'br-fr']],
    ['ubl', ubl('FR'), EXTENDED, ['extended-ctc-fr', 'br-fr']],
    ['cii', cii(' FR '), EXTENDED, ['extended-ctc-fr', 'br-fr']],
  ] as const)('%s of a French seller: BR-FR besides the profile', (syntax, xml, bt24, expected) => {
    expect(chosen(syntax, xml, bt24)).toEqual(expected);
  });

  it.each([
    ['ubl', ubl('DE')],
    ['cii', cii('DE')],
    ['ubl', ubl('')],
  ] as const)('%s of a seller elsewhere, though the buyer is French: EN 16931 alone', (syntax, xml) => {
    expect(chosen(syntax, xml, EN)).toEqual(['en16931']);
  });

  it('the seller of an overseas department where French VAT applies is in France, of another territory not', () => {
    for (const country of ['GP', 'MQ', 'RE']) expect(chosen('ubl', ubl(country), EN)).toEqual(['en16931', 'br-fr']);
    for (const country of ['GF', 'YT', 'PF']) expect(chosen('cii', cii(country), EN)).toEqual(['en16931']);
  });

  it('an unknown profile is judged by EN 16931', () => {
    expect(chosen('ubl', ubl('DE'), 'urn:example')).toEqual(['en16931']);
  });
});
