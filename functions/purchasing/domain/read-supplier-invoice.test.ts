import { describe, expect, test } from 'vitest';
import { samplePdf } from '../../../shared/standards/en16931/identify/pdf/sample-pdf.ts';
import { readXml as whatIsRead, XML } from '../../../test/builders/purchasing.ts';
import { readSupplierInvoice } from './read-supplier-invoice.ts';

const xml = XML.toString();
const readXml = (change: (text: string) => string) => readSupplierInvoice(Buffer.from(change(xml)));
const pdfWith = (name: string, content: string) => samplePdf({ files: [{ name, content }] });

describe('what the intake needs is read', () => {
  test('of CII', async () => {
    expect(await readSupplierInvoice(XML)).toEqual(whatIsRead);
  });

  test('of a PDF that holds the XML (Factur-X, ZUGFeRD 2)', async () => {
    expect(await readSupplierInvoice(pdfWith('factur-x.xml', xml))).toEqual(whatIsRead);
    expect(await readSupplierInvoice(pdfWith('zugferd-invoice.xml', xml))).toEqual(whatIsRead);
  });

  test('of UBL', async () => {
    const ubl = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <cbc:ID>U-1</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
      <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
      <cac:AccountingSupplierParty><cac:Party>
        <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
        <cac:PartyLegalEntity><cbc:RegistrationName>Verrerie</cbc:RegistrationName>
          <cbc:CompanyID schemeID="0002">000100016</cbc:CompanyID></cac:PartyLegalEntity>
      </cac:Party></cac:AccountingSupplierParty>
      <cac:AccountingCustomerParty><cac:Party>
        <cac:PartyIdentification><cbc:ID schemeID="0009">00010002400017</cbc:ID></cac:PartyIdentification>
      </cac:Party></cac:AccountingCustomerParty>
      <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">10</cbc:TaxExclusiveAmount>
        <cbc:TaxInclusiveAmount currencyID="EUR">12</cbc:TaxInclusiveAmount>
        <cbc:PayableAmount currencyID="EUR">12.00</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>`;
    expect(await readSupplierInvoice(Buffer.from(ubl))).toMatchObject({
      facts: {
        syntax: 'UBL',
        number: 'U-1',
        typeCode: '380',
        issueDate: '2026-11-20',
        seller: { name: 'Verrerie', siren: '000100016', country: 'FR' },
        establishment: '00010002400017',
        totalWithoutVat: { amount: '10.00', currency: 'EUR' },
        totalWithVat: { amount: '12.00', currency: 'EUR' },
        amountDue: { amount: '12.00', currency: 'EUR' },
      },
      lines: [],
      checks: { verdict: 'faulty', ruleSets: ['en16931@1.3.16', 'br-fr@1.4.0'] },
    });
  });
});

test('a PDF without data and a photograph are left to a person', async () => {
  expect(await readSupplierInvoice(samplePdf({ files: [] }))).toEqual({ toKey: 'pdf' });
  expect(await readSupplierInvoice(Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).toEqual({ toKey: 'image' });
});

describe('a file that is no invoice is named for what it is', () => {
  test.each([
    ['an encrypted PDF', samplePdf({ files: [], trailer: '/Encrypt << >>' }), 'pdf-encrypted'],
    ['an archive', Buffer.from('PK\x03\x04', 'latin1'), 'archive'],
    ['an order', Buffer.from('<SCRDMCCBDACIOMessageStructure xmlns="x"/>'), 'order-x'],
    ['ZUGFeRD 1', pdfWith('ZUGFeRD-invoice.xml', '<CrossIndustryDocument xmlns="x"/>'), 'zugferd-1'],
    ['a bomb', Buffer.from('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'), 'xml-doctype'],
    ['XML cut off', XML.subarray(0, 400), 'xml-malformed'],
    ['nothing', Buffer.alloc(0), 'empty'],
  ])('%s', async (_, bytes, code) => {
    const found = await readSupplierInvoice(bytes);
    expect(found).toEqual({ refused: { code, fr: expect.any(String), en: expect.any(String) } });
  });
});

describe('an invoice that lacks what a person needs is refused, and told what is missing', () => {
  test.each([
    ['BT-1', (text: string) => text.replace('<ram:ID>A-1</ram:ID>', '')],
    ['BT-2', (text: string) => text.replace('20261120', '2026112')],
    ['BT-3', (text: string) => text.replace('<ram:TypeCode>380</ram:TypeCode>', '')],
    ['BT-5', (text: string) => text.replace('>EUR</ram:InvoiceCurrencyCode>', '>euro</ram:InvoiceCurrencyCode>')],
    ['BT-27', (text: string) => text.replace('<ram:Name>Verrerie du Rhône</ram:Name>', '')],
    ['BT-109', (text: string) => text.replace('>100.00</ram:TaxBasisTotalAmount>', '>cent</ram:TaxBasisTotalAmount>')],
    ['BT-110', (text: string) => text.replace('>20.00</ram:TaxTotalAmount>', '>20.001</ram:TaxTotalAmount>')],
    ['BT-112', (text: string) => text.replace('<ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>', '')],
    ['BT-115', (text: string) => text.replace('<ram:DuePayableAmount>120.00</ram:DuePayableAmount>', '')],
  ])('%s', async (term, change) => {
    expect(change(xml)).not.toBe(xml);
    const found = await readXml(change);
    expect(found).toMatchObject({ refused: { code: 'data-missing', en: expect.stringContaining(term) } });
    expect(found).toMatchObject({ refused: { fr: expect.stringContaining(term) } });
  });

  test('every missing datum at once', async () => {
    const found = await readXml((text) => text.replace('<ram:ID>A-1</ram:ID>', '').replace('20261120', ''));
    expect(found).toMatchObject({ refused: { en: expect.stringContaining('BT-1, BT-2') } });
  });
});
