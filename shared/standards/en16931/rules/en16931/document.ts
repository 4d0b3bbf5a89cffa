import { exists, isNamed, select } from '../../xml/path.ts';
import type { Rule } from '../rule.ts';
import { filledOnly } from '../values.ts';
import { cii, ciiBreakdown, fromRoot, settlement } from './cii.ts';
import { has, hasText, on, rule } from './define.ts';
import { ciiPeriodInOrder, ublPeriodInOrder } from './periods.ts';
import { all, ubl } from './ubl.ts';

/** The invoice as a whole: identification, dates, currency, references, supporting documents. */
export const documentRules: readonly Rule[] = [
  rule(
    'BR-01',
    'BT-24',
    'Indiquez le profil de la facture (BT-24), par exemple urn:cen.eu:en16931:2017.',
    'State the specification that the invoice follows (BT-24), for example urn:cen.eu:en16931:2017.',
    {
      ubl: on(ubl.document, hasText('cbc:CustomizationID')),
      cii: on(
        cii.document,
        hasText('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
      ),
    },
  ),
  rule('BR-02', 'BT-1', 'Donnez un numéro à la facture (BT-1).', 'Give the invoice a number (BT-1).', {
    ubl: on(ubl.document, hasText('cbc:ID')),
    cii: on(cii.document, hasText('rsm:ExchangedDocument/ram:ID')),
  }),
  rule('BR-03', 'BT-2', "Indiquez la date d'émission (BT-2).", 'State the issue date (BT-2).', {
    ubl: on(ubl.document, hasText('cbc:IssueDate')),
    cii: on(cii.document, (root) =>
      filledOnly(
        select(root, 'rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString').filter(
          (date) => date.attribute('format') === '102',
        ),
      ),
    ),
  }),
  rule(
    'BR-04',
    'BT-3',
    'Indiquez le type de document (BT-3), par exemple 380 pour une facture, 381 pour un avoir.',
    'State the document type (BT-3), for example 380 for an invoice, 381 for a credit note.',
    {
      ubl: on(ubl.document, hasText('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode')),
      cii: on(cii.document, hasText('rsm:ExchangedDocument/ram:TypeCode')),
    },
  ),
  rule('BR-05', 'BT-5', 'Indiquez la monnaie de la facture (BT-5).', 'State the currency of the invoice (BT-5).', {
    ubl: on(ubl.document, hasText('cbc:DocumentCurrencyCode')),
    cii: on(cii.document, hasText(`${settlement}/ram:InvoiceCurrencyCode`)),
  }),
  rule('BR-16', 'BG-25', 'Ajoutez au moins une ligne de facture (BG-25).', 'Add at least one invoice line (BG-25).', {
    ubl: on(ubl.document, has('cac:InvoiceLine', 'cac:CreditNoteLine')),
    cii: on(cii.document, (_, document) => all(document, 'ram:IncludedSupplyChainTradeLineItem').length > 0),
  }),
  rule(
    'BR-29',
    'BG-14 BT-73 BT-74',
    'La fin de la période de facturation (BT-74) ne peut précéder son début (BT-73) : corrigez les dates.',
    'The invoicing period cannot end (BT-74) before it starts (BT-73): correct the dates.',
    { ubl: on(ubl.period, ublPeriodInOrder), cii: on(cii.period, ciiPeriodInOrder) },
  ),
  rule(
    'BR-52',
    'BG-24 BT-122',
    'Donnez une référence à chaque document justificatif (BT-122).',
    'Give each supporting document a reference (BT-122).',
    {
      ubl: on(ubl.supportingDocument, hasText('cbc:ID')),
      cii: on(cii.supportingDocument, hasText('ram:IssuerAssignedID')),
    },
  ),
  rule(
    'BR-53',
    'BT-6 BT-111',
    'La facture compte la TVA dans une autre monnaie (BT-6) : indiquez le total de TVA dans cette monnaie (BT-111), qui ne peut être celle de la facture.',
    'The invoice accounts for VAT in another currency (BT-6): state the VAT total in that currency (BT-111), which cannot be the invoice currency.',
    {
      ubl: on(ubl.document, (root, document) =>
        select(root, 'cbc:TaxCurrencyCode').every(({ value }) =>
          all(document, 'cbc:TaxAmount').some(
            (amount) => isNamed(amount.parent, 'cac:TaxTotal') && amount.attribute('currencyID') === value,
          ),
        ),
      ),
      cii: on(cii.totals, (totals, { root }) => {
        const accounting = fromRoot(root, `${settlement}/ram:TaxCurrencyCode`).map(({ value }) => value);
        if (accounting.length === 0) return true;
        const invoicing = fromRoot(root, `${settlement}/ram:InvoiceCurrencyCode`).map(({ value }) => value);
        return (
          select(totals, 'ram:TaxTotalAmount').some((amount) =>
            accounting.includes(amount.attribute('currencyID') as string),
          ) && !accounting.some((currency) => invoicing.includes(currency))
        );
      }),
    },
  ),
  rule(
    'BR-55',
    'BG-3 BT-25',
    'Donnez le numéro de chaque facture antérieure citée (BT-25).',
    'Give the number of each preceding invoice that is referred to (BT-25).',
    {
      ubl: on(ubl.precedingInvoice, has('cac:InvoiceDocumentReference/cbc:ID')),
      cii: on(cii.precedingInvoice, hasText('ram:IssuerAssignedID')),
    },
  ),
  rule(
    'BR-CO-03',
    'BT-7 BT-8',
    "Gardez soit la date d'exigibilité de la TVA (BT-7), soit le code qui la désigne (BT-8), mais pas les deux.",
    'Keep either the date at which VAT falls due (BT-7) or the code for it (BT-8), not both.',
    {
      ubl: on(
        ubl.document,
        (root) => !(exists(root, 'cbc:TaxPointDate') && exists(root, 'cac:InvoicePeriod/cbc:DescriptionCode')),
      ),
      cii: on(
        ciiBreakdown,
        (_, document) =>
          all(document, 'ram:TaxPointDate').length === 0 || all(document, 'ram:DueDateTypeCode').length === 0,
      ),
    },
  ),
  rule(
    'BR-CO-19',
    'BG-14 BT-73 BT-74',
    'La période de facturation est vide : indiquez son début (BT-73), sa fin (BT-74) ou les deux.',
    'The invoicing period is empty: state its start (BT-73), its end (BT-74) or both.',
    {
      ubl: on(ubl.period, has('cbc:StartDate', 'cbc:EndDate', 'cbc:DescriptionCode')),
      cii: on(cii.period, has('ram:StartDateTime', 'ram:EndDateTime')),
    },
  ),
];
