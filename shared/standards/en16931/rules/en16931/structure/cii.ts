import { exists, isWithin, normalizeSpace, select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import type { Check, Flag, Rule } from '../../rule.ts';
import { anyIs, textAt } from '../../values.ts';
import { ciiSyntax as cii, fromRoot } from '../cii.ts';
import { exactlyOne, has, on, perDocument, type Test } from '../define.ts';
import { all } from '../ubl.ts';
import { CII_ONCE } from './cii-once.ts';
import { CII_UNUSED } from './cii-unused.ts';
import { absent, once, onceText, rulesOf, structural, unusedText } from './tables.ts';

type ContextName = keyof typeof cii;

/** CII-SR (what is not used, how often a thing may stand) and CII-DT (data types). */
export function ciiStructureRules(): Rule[] {
  return [
    ...fromTable(CII_UNUSED, (name, path) => absent(cii[name], path), unusedText),
    ...fromTable(CII_ONCE, (name, path) => once(cii[name], path), onceText),
    ...counts(),
    ...documentReferences(),
    ...dataTypes(),
  ];
}

function fromTable(
  table: Partial<Record<ContextName, string>>,
  check: (name: ContextName, path: string) => Check,
  text: typeof unusedText,
): Rule[] {
  return (Object.entries(table) as [ContextName, string][]).flatMap(([name, lines]) =>
    rulesOf(lines, 'cii', text, (path) => check(name, path)),
  );
}

const structuralOn = (id: string, flag: Flag, fr: string, en: string, check: Check) =>
  structural(id, flag, { fr, en }, { cii: check });

function countOf(elements: readonly XmlElement[], test: (element: XmlElement) => boolean): number {
  return elements.reduce((count, element) => (test(element) ? count + 1 : count), 0);
}

const supporting = (parent: XmlElement, code: string) =>
  select(parent, 'ram:AdditionalReferencedDocument').filter((document) => textAt(document, 'ram:TypeCode') === code);

const notBothIds =
  (party: string): Test =>
  (element) =>
    !(exists(element, `${party}/ram:ID`) && exists(element, `${party}/ram:GlobalID`));

const notBothNames =
  (party: string): Test =>
  (element) =>
    !(
      exists(element, `${party}/ram:DefinedTradeContact/ram:PersonName`) &&
      exists(element, `${party}/ram:DefinedTradeContact/ram:DepartmentName`)
    );

const sameEverywhere =
  (name: string): Test =>
  (_, document) =>
    new Set(
      all(document, 'ram:SpecifiedTradeSettlementPaymentMeans')
        .flatMap((means) => select(means, name))
        .map(({ value }) => normalizeSpace(value)),
    ).size <= 1;

const taxPointsAgree = perDocument((document) => {
  const codes = all(document, 'ram:ApplicableTradeTax').flatMap((tax) => select(tax, 'ram:DueDateTypeCode'));
  return new Set(codes.map(({ value }) => value)).size <= 1;
});

function counts(): Rule[] {
  const exactly = (id: string, flag: Flag, name: ContextName, path: string, fr: string, en: string) =>
    structuralOn(id, flag, fr, en, on(cii[name], exactlyOne(path)));
  const parameter = 'ram:GuidelineSpecifiedDocumentContextParameter';
  const netPrice = 'ram:NetPriceProductTradePrice/ram:ChargeAmount';
  const priceAllowance = 'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge';
  return [
    exactly(
      ...(['CII-SR-009', 'fatal', 'context', parameter] as const),
      'Indiquez un profil (BT-24), et un seul.',
      'State one specification (BT-24), and only one.',
    ),
    exactly(
      ...(['CII-SR-010', 'fatal', 'context', `${parameter}/ram:ID`] as const),
      'Donnez au profil (BT-24) un identifiant, et un seul.',
      'Give the specification (BT-24) one identifier, and only one.',
    ),
    exactly(
      ...(['CII-SR-014', 'fatal', 'header', 'ram:TypeCode'] as const),
      'Indiquez un type de document (BT-3), et un seul.',
      'State one document type (BT-3), and only one.',
    ),
    structuralOn(
      'CII-SR-046',
      'fatal',
      "Donnez le schéma de l'identifiant standard de l'article (BT-157).",
      "Give the scheme of the item's standard identifier (BT-157).",
      on(cii.item, (item) => {
        const ids = select(item, 'ram:GlobalID');
        return ids.length === 0 || ids.some((id) => id.attribute('schemeID') !== undefined);
      }),
    ),
    structuralOn(
      'CII-SR-090',
      'fatal',
      "Donnez un code au pays d'origine (BT-159), et un seul.",
      'Give the country of origin (BT-159) one code, and only one.',
      on(
        cii.item,
        (item) => !exists(item, 'ram:OriginTradeCountry') || select(item, 'ram:OriginTradeCountry/ram:ID').length === 1,
      ),
    ),
    exactly(
      ...(['CII-SR-069', 'fatal', 'itemAttribute', 'ram:Description'] as const),
      "Donnez un nom à la caractéristique de l'article (BT-160), et un seul.",
      "Give the item's attribute one name (BT-160), and only one.",
    ),
    exactly(
      ...(['CII-SR-072', 'fatal', 'itemAttribute', 'ram:Value'] as const),
      "Donnez une valeur à la caractéristique de l'article (BT-161), et une seule.",
      "Give the item's attribute one value (BT-161), and only one.",
    ),
    exactly(
      ...(['CII-SR-439', 'fatal', 'lineAgreement', netPrice] as const),
      'Indiquez un prix unitaire net (BT-146), et un seul.',
      'State one net unit price (BT-146), and only one.',
    ),
    structuralOn(
      'CII-SR-119',
      'warning',
      'Le rabais sur le prix (BT-147) demande son montant et un indicateur à false.',
      'The price discount (BT-147) needs its amount and an indicator that is false.',
      on(
        cii.lineAgreement,
        (agreement) =>
          (anyIs(agreement, `${priceAllowance}/ram:ChargeIndicator/udt:Indicator`, false) &&
            exists(agreement, `${priceAllowance}/ram:ActualAmount`)) ||
          (!exists(agreement, `${priceAllowance}/ram:ChargeIndicator`) &&
            !exists(agreement, `${priceAllowance}/ram:ActualAmount`)),
      ),
    ),
    structuralOn(
      'CII-SR-463',
      'fatal',
      "Dites s'il s'agit d'une remise ou de frais (ram:ChargeIndicator).",
      'Say whether it is an allowance or a charge (ram:ChargeIndicator).',
      on(cii.allowanceCharge, has('ram:ChargeIndicator')),
    ),
    exactly(
      ...(['CII-SR-454', 'warning', 'lineSettlement', 'ram:ApplicableTradeTax'] as const),
      'Chaque ligne a une catégorie de TVA (BT-151), et une seule.',
      'Each line has one VAT category (BT-151), and only one.',
    ),
    structuralOn(
      'CII-SR-474',
      'warning',
      "Une ligne ne peut citer qu'un objet facturé (BT-128).",
      'A line can name only one invoiced object (BT-128).',
      on(cii.lineSettlement, (settlement) => supporting(settlement, '130').length <= 1),
    ),
    structuralOn(
      'CII-SR-450',
      'warning',
      "L'acheteur a soit un identifiant simple, soit un identifiant à schéma (BT-46) : gardez-en un.",
      'The buyer has either a plain identifier or one with a scheme (BT-46): keep one.',
      on(cii.agreement, notBothIds('ram:BuyerTradeParty')),
    ),
    structuralOn(
      'CII-SR-449',
      'warning',
      'Le lieu de livraison a soit un identifiant simple, soit un identifiant à schéma (BT-71) : gardez-en un.',
      'The delivery location has either a plain identifier or one with a scheme (BT-71): keep one.',
      on(cii.delivery, notBothIds('ram:ShipToTradeParty')),
    ),
    structuralOn(
      'CII-SR-451',
      'warning',
      'Le bénéficiaire a soit un identifiant simple, soit un identifiant à schéma (BT-60) : gardez-en un.',
      'The payee has either a plain identifier or one with a scheme (BT-60): keep one.',
      on(cii.settlement, notBothIds('ram:PayeeTradeParty')),
    ),
    structuralOn(
      'CII-SR-465',
      'warning',
      'Le contact du vendeur (BT-41) est une personne ou un service : gardez-en un.',
      "The seller's contact (BT-41) is a person or a department: keep one.",
      on(cii.agreement, notBothNames('ram:SellerTradeParty')),
    ),
    structuralOn(
      'CII-SR-466',
      'warning',
      "Le contact de l'acheteur (BT-56) est une personne ou un service : gardez-en un.",
      "The buyer's contact (BT-56) is a person or a department: keep one.",
      on(cii.agreement, notBothNames('ram:BuyerTradeParty')),
    ),
    structuralOn(
      'CII-SR-462',
      'fatal',
      "Le code de date d'exigibilité de la TVA (BT-8) doit être partout le même.",
      'The code of the VAT point date (BT-8) must be the same everywhere.',
      on(cii.settlement, (_, document) => taxPointsAgree(document)),
    ),
    structuralOn(
      'CII-SR-467',
      'fatal',
      'Le moyen de paiement (BT-81) doit être partout le même.',
      'The means of payment (BT-81) must be the same everywhere.',
      on(cii.document, sameEverywhere('ram:TypeCode')),
    ),
    structuralOn(
      'CII-SR-468',
      'fatal',
      'Le nom du moyen de paiement (BT-82) doit être partout le même.',
      'The name of the means of payment (BT-82) must be the same everywhere.',
      on(cii.document, sameEverywhere('ram:Information')),
    ),
    structuralOn(
      'CII-SR-469',
      'fatal',
      "La référence du paiement (BT-83) ne peut figurer qu'une fois.",
      'The payment reference (BT-83) may stand only once.',
      on(
        cii.document,
        (_, document) =>
          all(document, 'ram:ApplicableHeaderTradeSettlement').flatMap((header) =>
            select(header, 'ram:PaymentReference'),
          ).length <= 1,
      ),
    ),
    structuralOn(
      'CII-SR-470',
      'fatal',
      'Un virement (30, 58) demande le compte à créditer (BT-84).',
      'A credit transfer (30, 58) needs the account to be credited (BT-84).',
      on(cii.settlement, (settlement) =>
        select(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').every((means) => {
          const account = 'ram:PayeePartyCreditorFinancialAccount';
          if (exists(means, `${account}/ram:IBANID`) || exists(means, `${account}/ram:ProprietaryID`)) return true;
          const code = textAt(means, 'ram:TypeCode');
          return code !== '30' && code !== '58';
        }),
      ),
    ),
  ];
}

const hasType = (document: XmlElement, ...codes: readonly string[]) =>
  select(document, 'ram:TypeCode').some(({ value }) => codes.includes(value));
const isSupporting = ({ local }: XmlElement) => local === 'AdditionalReferencedDocument';

/** Which parts a reference to another document may have. */
function documentReferences(): Rule[] {
  const ofType = (path: string, ...codes: readonly string[]): Check =>
    on(
      cii.referencedDocument,
      (document) => !exists(document, path) || (isSupporting(document) && hasType(document, ...codes)),
    );
  return [
    structuralOn(
      'CII-SR-457',
      'warning',
      "La facture ne peut citer qu'un appel d'offres (type de document 50, BT-17).",
      'The invoice can name only one tender (document type 50, BT-17).',
      on(cii.agreement, (agreement) => {
        const documents = select(agreement, 'ram:AdditionalReferencedDocument');
        return countOf(documents, (document) => hasType(document, '50')) <= 1;
      }),
    ),
    structuralOn(
      'CII-SR-458',
      'warning',
      "La facture ne peut citer qu'un objet facturé (type de document 130, BT-18).",
      'The invoice can name only one invoiced object (document type 130, BT-18).',
      on(cii.agreement, (agreement) => {
        const documents = select(agreement, 'ram:AdditionalReferencedDocument');
        return countOf(documents, (document) => hasType(document, '130')) <= 1;
      }),
    ),
    structuralOn(
      'CII-SR-475',
      'warning',
      'Les justificatifs (type de document 916) ont ensemble au plus une description (BT-123).',
      'The supporting documents (document type 916) have at most one description together (BT-123).',
      on(
        cii.agreement,
        (agreement) => supporting(agreement, '916').flatMap((each) => select(each, 'ram:Name')).length <= 1,
      ),
    ),
    structuralOn(
      'CII-SR-476',
      'warning',
      'Les justificatifs (type de document 916) ont ensemble au plus une pièce jointe (BT-125).',
      'The supporting documents (document type 916) have at most one attachment together (BT-125).',
      on(
        cii.agreement,
        (agreement) =>
          supporting(agreement, '916').flatMap((each) => select(each, 'ram:AttachmentBinaryObject')).length <= 1,
      ),
    ),
    structuralOn(
      'CII-DT-015',
      'fatal',
      'Seul un justificatif (type de document 916) peut avoir une adresse (ram:URIID, BT-124).',
      'Only a supporting document (document type 916) may have an address (ram:URIID, BT-124).',
      ofType('ram:URIID', '916'),
    ),
    structuralOn(
      'CII-DT-018',
      'fatal',
      'Seul un document joint peut avoir un type, et ce type est 50, 130 ou 916.',
      'Only an additional document may have a type, and that type is 50, 130 or 916.',
      ofType('ram:TypeCode', '50', '130', '916'),
    ),
    structuralOn(
      'CII-DT-021',
      'fatal',
      'Seul un justificatif (type de document 916) peut avoir une description (ram:Name, BT-123).',
      'Only a supporting document (document type 916) may have a description (ram:Name, BT-123).',
      ofType('ram:Name', '916'),
    ),
    structuralOn(
      'CII-DT-022',
      'fatal',
      'Seul un justificatif (type de document 916) peut avoir une pièce jointe (BT-125).',
      'Only a supporting document (document type 916) may have an attachment (BT-125).',
      ofType('ram:AttachmentBinaryObject', '916'),
    ),
    structuralOn(
      'CII-DT-024',
      'fatal',
      "Seul l'objet facturé (type de document 130) peut avoir un schéma (ram:ReferenceTypeCode).",
      'Only the invoiced object (document type 130) may have a scheme (ram:ReferenceTypeCode).',
      ofType('ram:ReferenceTypeCode', '130'),
    ),
    structuralOn(
      'CII-DT-027',
      'fatal',
      'Seule une facture antérieure (BG-3) peut avoir une date (ram:FormattedIssueDateTime).',
      'Only a preceding invoice (BG-3) may have a date (ram:FormattedIssueDateTime).',
      on(
        cii.referencedDocument,
        (document) => !exists(document, 'ram:FormattedIssueDateTime') || document.local === 'InvoiceReferencedDocument',
      ),
    ),
  ];
}

const BILLED_QUANTITY =
  'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity';

const hasBilledUnit = perDocument(({ root }) =>
  fromRoot(root, BILLED_QUANTITY).some((billed) => billed.attribute('unitCode') !== undefined),
);

/** Four digits of the year, two of the month, two of the day. */
const DATE_102 = /^[\t\n\r ]*\p{Nd}{4}(1[0-2]|0[1-9])(3[01]|[12][0-9]|0[1-9])[\t\n\r ]*$/u;

function dataTypes(): Rule[] {
  const inHeaderOnly = (id: string, path: string, fr: string, en: string) =>
    structuralOn(
      id,
      'warning',
      fr,
      en,
      on(cii.tax, (tax) => !exists(tax, path) || isWithin(tax, 'ram:ApplicableHeaderTradeSettlement')),
    );
  const notOnCharges = (id: string, path: string, fr: string, en: string) =>
    structuralOn(
      id,
      'warning',
      fr,
      en,
      on(cii.tax, (tax) => !exists(tax, path) || tax.local === 'ApplicableTradeTax'),
    );
  return [
    structuralOn(
      'CII-DT-033',
      'fatal',
      "L'unité d'une quantité demande celle de la quantité facturée (BT-130).",
      'The unit of a quantity needs that of the invoiced quantity (BT-130).',
      on(cii.quantity, (quantity, document) => quantity.attribute('unitCode') === undefined || hasBilledUnit(document)),
    ),
    structuralOn(
      'CII-DT-037',
      'fatal',
      'La taxe ne peut être que la TVA : écrivez VAT.',
      'The tax can only be VAT: write VAT.',
      on(cii.tax, (tax) => {
        const types = select(tax, 'ram:TypeCode');
        return types.length === 0 || types.some(({ value }) => value === 'VAT');
      }),
    ),
    inHeaderOnly(
      'CII-DT-041',
      'ram:BasisAmount',
      "La base de TVA (BT-116) n'a sa place que dans la ventilation de la facture.",
      'The taxable amount (BT-116) has its place only in the breakdown of the invoice.',
    ),
    notOnCharges(
      'CII-DT-052',
      'ram:ExemptionReasonCode',
      "Le motif codé d'exonération (BT-121) n'a pas sa place sur une remise ou des frais.",
      'The coded exemption reason (BT-121) has no place on an allowance or charge.',
    ),
    notOnCharges(
      'CII-DT-098',
      'ram:ExemptionReason',
      "Le motif d'exonération (BT-120) n'a pas sa place sur une remise ou des frais.",
      'The exemption reason (BT-120) has no place on an allowance or charge.',
    ),
    inHeaderOnly(
      'CII-DT-054',
      'ram:TaxPointDate',
      "La date d'exigibilité de la TVA (BT-7) n'a sa place que dans la ventilation de la facture.",
      'The VAT point date (BT-7) has its place only in the breakdown of the invoice.',
    ),
    inHeaderOnly(
      'CII-DT-058',
      'ram:DueDateTypeCode',
      "Le code de date d'exigibilité (BT-8) n'a sa place que dans la ventilation de la facture.",
      'The code of the VAT point date (BT-8) has its place only in the breakdown of the invoice.',
    ),
    structuralOn(
      'CII-DT-097',
      'fatal',
      'Écrivez la date en huit chiffres, année, mois, jour : 20261124.',
      'Write the date in eight digits, year, month, day: 20261124.',
      on(cii.date, (date) => DATE_102.test(date.value)),
    ),
  ];
}
