import { codeLine, codeSet } from '../../codes/code-set.ts';
import * as lists from '../../codes/lists.ts';
import { isWithin, normalizeSpace } from '../../xml/path.ts';
import type { Check, Context, Rule } from '../rule.ts';
import { attributeText } from '../values.ts';
import { ciiCodes } from './cii.ts';
import { on, rule } from './define.ts';
import { ubl } from './ubl.ts';

const coded = (context: Context, list: string): Check =>
  on(context, (element) => codeSet(list).has(normalizeSpace(element.value)));
const codedInAnyCase = (context: Context, list: string): Check =>
  on(context, (element) => codeSet(list).has(normalizeSpace(element.value).toUpperCase()));
const codedBy = (context: Context, attribute: string, list: string): Check =>
  on(context, (element) => codeSet(list).has(attributeText(element, attribute)));

/** A SEPA creditor identifier is one of the seller or the payee. */
const CREDITORS = ['cac:AccountingSupplierParty', 'cac:PayeeParty'];

/** Codes are of the lists to which the standard binds them. */
export const codeListRules: readonly Rule[] = [
  of('01', 'BT-3', 'UNTDID 1001', 'le type de document', 'the document type', {
    ubl: on(ubl.typeCode, (element) =>
      codeSet(
        element.local === 'InvoiceTypeCode' ? lists.DOCUMENT_TYPES_INVOICE : lists.DOCUMENT_TYPES_CREDIT_NOTE,
      ).has(normalizeSpace(element.value)),
    ),
    cii: coded(ciiCodes.documentTypeCode, lists.DOCUMENT_TYPES),
  }),
  of('03', 'BT-5 BT-6', 'ISO 4217', "la monnaie d'un montant", 'the currency of an amount', {
    ubl: codedBy(ubl.amount, 'currencyID', lists.CURRENCIES),
    cii: codedBy(ciiCodes.taxTotal, 'currencyID', lists.CURRENCIES),
  }),
  of('04', 'BT-5', 'ISO 4217', 'la monnaie de la facture', 'the invoice currency', {
    ubl: coded(ubl.currency, lists.CURRENCIES),
    cii: coded(ciiCodes.currency, lists.CURRENCIES),
  }),
  of('05', 'BT-6', 'ISO 4217', 'la monnaie de comptabilisation de la TVA', 'the VAT accounting currency', {
    ubl: coded(ubl.taxCurrency, lists.CURRENCIES),
    cii: coded(ciiCodes.taxCurrency, lists.CURRENCIES),
  }),
  of('06', 'BT-8', 'UNTDID 2005 / 2475', "le code de date d'exigibilité de la TVA", 'the code of the VAT point date', {
    ubl: coded(ubl.taxPoint, lists.TAX_POINTS_UBL),
    cii: coded(ciiCodes.taxPoint, lists.TAX_POINTS_CII),
  }),
  of('07', 'BT-18 BT-128', 'UNTDID 1153', "le schéma de l'objet facturé", 'the scheme of the invoiced object', {
    ubl: codedBy(ubl.objectIdentifier, 'schemeID', lists.REFERENCE_SCHEMES),
    cii: coded(ciiCodes.objectIdentifier, lists.REFERENCE_SCHEMES),
  }),
  of('08', 'BT-21', 'UNTDID 4451', 'le sujet de la note', 'the subject of the note', {
    ubl: on(ubl.note, (note) => noteSubjectIsCoded(note.value)),
    cii: coded(ciiCodes.textSubject, lists.TEXT_SUBJECTS_CII),
  }),
  of(
    '10',
    'BT-29 BT-46 BT-60',
    'ISO/IEC 6523',
    "le schéma de l'identifiant d'un tiers",
    'the scheme of a party identifier',
    {
      ubl: on(ubl.partyId, (id) => {
        const scheme = attributeText(id, 'schemeID');
        return (
          codeSet(lists.IDENTIFIER_SCHEMES).has(scheme) ||
          (scheme === 'SEPA' && CREDITORS.some((party) => isWithin(id, party)))
        );
      }),
      cii: codedBy(ciiCodes.partyId, 'schemeID', lists.IDENTIFIER_SCHEMES),
    },
  ),
  of(
    '11',
    'BT-30 BT-47 BT-61',
    'ISO/IEC 6523',
    "le schéma de l'immatriculation",
    'the scheme of a legal registration',
    {
      ubl: codedBy(ubl.legalId, 'schemeID', lists.IDENTIFIER_SCHEMES),
      cii: codedBy(ciiCodes.legalId, 'schemeID', lists.IDENTIFIER_SCHEMES),
    },
  ),
  of('13', 'BT-158', 'UNTDID 7143', "le schéma de classement de l'article", 'the scheme of an item classification', {
    ubl: codedBy(ubl.classification, 'listID', lists.ITEM_CLASSIFICATIONS),
    cii: codedBy(ciiCodes.classification, 'listID', lists.ITEM_CLASSIFICATIONS),
  }),
  of('14', 'BT-40 BT-55 BT-69 BT-80', 'ISO 3166-1', "le pays d'une adresse", 'the country of an address', {
    ubl: coded(ubl.country, lists.COUNTRIES_UBL),
    cii: coded(ciiCodes.country, lists.COUNTRIES_CII),
  }),
  of('15', 'BT-159', 'ISO 3166-1', "le pays d'origine de l'article", 'the country of origin of the item', {
    ubl: coded(ubl.originCountry, lists.COUNTRIES_UBL),
    cii: coded(ciiCodes.originCountry, lists.COUNTRIES_CII),
  }),
  of('16', 'BT-81', 'UNTDID 4461', 'le moyen de paiement', 'the means of payment', {
    ubl: coded(ubl.paymentMeansCode, lists.PAYMENT_MEANS),
    cii: coded(ciiCodes.paymentMeansCode, lists.PAYMENT_MEANS),
  }),
  of('17', 'BT-95 BT-102 BT-118', 'UNTDID 5305', 'la catégorie de TVA', 'the VAT category', {
    ubl: coded(ubl.taxCategory, lists.VAT_CATEGORIES),
    cii: coded(ciiCodes.taxCategory, lists.VAT_CATEGORIES),
  }),
  of('18', 'BT-118 BT-151', 'UNTDID 5305', 'la catégorie de TVA', 'the VAT category', {
    ubl: coded(ubl.lineTaxCategory, lists.VAT_CATEGORIES),
    cii: coded(ciiCodes.lineTaxCategory, lists.VAT_CATEGORIES),
  }),
  of('19', 'BT-98 BT-140', 'UNTDID 5189', "le motif codé d'une remise", 'the coded reason of an allowance', {
    ubl: coded(ubl.allowanceReason, lists.ALLOWANCE_REASONS),
    cii: coded(ciiCodes.allowanceReason, lists.ALLOWANCE_REASONS),
  }),
  of('20', 'BT-105 BT-145', 'UNTDID 7161', 'le motif codé de frais', 'the coded reason of a charge', {
    ubl: coded(ubl.chargeReason, lists.CHARGE_REASONS),
    cii: coded(ciiCodes.chargeReason, lists.CHARGE_REASONS),
  }),
  of(
    '21',
    'BT-157',
    'ISO/IEC 6523',
    "le schéma de l'identifiant standard de l'article",
    'the scheme of a standard item identifier',
    {
      ubl: codedBy(ubl.itemId, 'schemeID', lists.IDENTIFIER_SCHEMES),
      cii: codedBy(ciiCodes.itemId, 'schemeID', lists.IDENTIFIER_SCHEMES),
    },
  ),
  of('22', 'BT-121', 'VATEX', "le motif codé d'exonération de TVA", 'the coded reason of a VAT exemption', {
    ubl: codedInAnyCase(ubl.exemptionReason, lists.VAT_EXEMPTION_REASONS),
    cii: codedInAnyCase(ciiCodes.exemptionReason, lists.VAT_EXEMPTION_REASONS),
  }),
  of('23', 'BT-130 BT-150', 'UN/ECE Rec. 20 / 21', "l'unité de mesure", 'the unit of measure', {
    ubl: codedBy(ubl.quantity, 'unitCode', lists.UNITS),
    cii: codedBy(ciiCodes.quantity, 'unitCode', lists.UNITS),
  }),
  of('24', 'BT-125', 'IANA', 'le type de la pièce jointe', 'the media type of an attachment', {
    ubl: attachmentType(ubl.attachment),
    cii: attachmentType(ciiCodes.attachment),
  }),
  of('25', 'BT-34 BT-49', 'EAS', "le schéma d'une adresse électronique", 'the scheme of an electronic address', {
    ubl: codedBy(ubl.endpoint, 'schemeID', lists.ADDRESS_SCHEMES),
    cii: codedBy(ciiCodes.endpoint, 'schemeID', lists.ADDRESS_SCHEMES),
  }),
  of('26', 'BT-71', 'ISO/IEC 6523', 'le schéma du lieu de livraison', 'the scheme of a delivery location', {
    ubl: codedBy(ubl.deliveryLocationId, 'schemeID', lists.IDENTIFIER_SCHEMES),
    cii: codedBy(ciiCodes.deliveryLocationId, 'schemeID', lists.IDENTIFIER_SCHEMES),
  }),
];

function of(
  number: string,
  terms: string,
  list: string,
  fr: string,
  en: string,
  bindings: { ubl: Check; cii: Check },
): Rule {
  const shown = terms.replaceAll(' ', ', ');
  return rule(
    `BR-CL-${number}`,
    terms,
    `Prenez ${fr} (${shown}) dans la liste ${list} que la norme retient.`,
    `Take ${en} (${shown}) from the list ${list} that the standard names.`,
    bindings,
  );
}

/** Media types are compared as they are written. */
function attachmentType(context: Context): Check {
  return on(context, (element) => codeSet(lists.ATTACHMENT_TYPES).has(element.attribute('mimeCode') as string));
}

/** UBL writes the subject of a note before its text: `#AAI#…`. Only a subject of three characters is judged. */
function noteSubjectIsCoded(note: string): boolean {
  const first = note.indexOf('#');
  if (first === -1) return true;
  const second = note.indexOf('#', first + 1);
  const subject = second === -1 ? '' : note.slice(first + 1, second);
  // The official test looks for these characters anywhere in the list of codes and blanks.
  return [...subject].length !== 3 || codeLine(lists.TEXT_SUBJECTS_UBL).includes(subject);
}
