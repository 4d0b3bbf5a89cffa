import { select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import type { Check, Context, Rule, Text } from '../../rule.ts';
import { decimalsOf, textAtRaw } from '../../values.ts';
import { atMost, exactlyOne, has, on, perElement, type Test } from '../define.ts';
import { all, ubl } from '../ubl.ts';
import { absent, once, onceText, rulesOf, structural, unusedText } from './tables.ts';
import { UBL_UNUSED } from './ubl-unused.ts';

const PARTY = { seller: 'cac:AccountingSupplierParty/cac:Party', buyer: 'cac:AccountingCustomerParty/cac:Party' };

/** UBL-CR (what is not used), UBL-SR (how often a thing may stand) and UBL-DT (data types). */
export function ublStructureRules(): Rule[] {
  return [...unused(), ...onceOnly(), ...otherRules(), ...dataTypes()];
}

function unused(): Rule[] {
  return rulesOf(UBL_UNUSED, 'ubl', unusedText, (path) => {
    const below = path.startsWith('line/') ? path.slice('line/'.length) : undefined;
    const paths = below === undefined ? [path] : [`cac:InvoiceLine/${below}`, `cac:CreditNoteLine/${below}`];
    return absent(ubl.syntaxDocument, ...paths);
  });
}

function onceOnly(): Rule[] {
  const single = (number: string, context: Context, path: string) =>
    structural(`UBL-SR-${number}`, 'fatal', onceText(path), { ubl: once(context, path) });
  const { syntaxDocument: document, syntaxLine: line, syntaxPaymentMeans: means } = ubl;
  return [
    single('01', document, 'cac:ContractDocumentReference/cbc:ID'),
    single('02', document, 'cac:ReceiptDocumentReference/cbc:ID'),
    single('03', document, 'cac:DespatchDocumentReference/cbc:ID'),
    single('05', document, 'cac:PaymentTerms/cbc:Note'),
    single('06', ubl.syntaxPrecedingInvoice, 'cac:InvoiceDocumentReference'),
    single('08', document, 'cac:InvoicePeriod'),
    single('09', document, `${PARTY.seller}/cac:PartyLegalEntity/cbc:RegistrationName`),
    single('10', document, `${PARTY.seller}/cac:PartyName/cbc:Name`),
    single('11', document, `${PARTY.seller}/cac:PartyLegalEntity/cbc:CompanyID`),
    single('14', document, `${PARTY.seller}/cac:PartyLegalEntity/cbc:CompanyLegalForm`),
    single('15', document, `${PARTY.buyer}/cac:PartyLegalEntity/cbc:RegistrationName`),
    single('16', document, `${PARTY.buyer}/cac:PartyIdentification/cbc:ID`),
    single('17', document, `${PARTY.buyer}/cac:PartyLegalEntity/cbc:CompanyID`),
    single('22', ubl.syntaxRepresentative, 'cac:PartyName/cbc:Name'),
    single('23', ubl.syntaxRepresentative, 'cac:PartyTaxScheme/cbc:CompanyID'),
    single('24', document, 'cac:Delivery'),
    single('25', ubl.syntaxDelivery, 'cac:DeliveryParty/cac:PartyName/cbc:Name'),
    single('26', means, 'cbc:PaymentID'),
    single('27', means, 'cbc:PaymentMeansCode'),
    single('28', means, 'cac:PaymentMandate/cbc:ID'),
    single('30', ubl.syntaxAllowance, 'cbc:AllowanceChargeReason'),
    single('31', ubl.syntaxCharge, 'cbc:AllowanceChargeReason'),
    single('32', ubl.syntaxBreakdown, 'cac:TaxCategory/cbc:TaxExemptionReason'),
    single('33', ubl.syntaxSupportingDocument, 'cbc:DocumentDescription'),
    single('34', line, 'cbc:Note'),
    single('35', line, 'cac:OrderLineReference/cbc:LineID'),
    single('36', line, 'cac:InvoicePeriod'),
    single('37', line, 'cac:Price/cac:AllowanceCharge/cbc:Amount'),
    single('39', document, 'cac:ProjectReference/cbc:ID'),
    single('40', document, `${PARTY.buyer}/cac:PartyName/cbc:Name`),
    single('45', document, 'cac:PaymentMeans/cbc:PaymentDueDate'),
    single('49', document, 'cac:InvoicePeriod/cbc:DescriptionCode'),
    single('50', line, 'cac:Item/cbc:Description'),
    single('51', ubl.syntaxAddress, 'cac:AddressLine'),
    single('52', line, 'cac:DocumentReference'),
    single('54', document, 'cac:PaymentMeans/cac:CardAccount'),
    single('55', document, 'cac:PaymentMeans/cac:PaymentMandate'),
    single('56', document, 'cac:OriginatorDocumentReference/cbc:ID'),
  ];
}

const typeIs = (reference: XmlElement, code: string) =>
  select(reference, 'cbc:DocumentTypeCode').some(({ value }) => value === code);

/** Supporting documents of the type 130 name the invoiced object and are no attachments. */
const objectReferences =
  (...paths: readonly string[]): Test =>
  (_, document) =>
    !all(document, 'cac:AdditionalDocumentReference').some(
      (reference) => typeIs(reference, '130') && paths.some((path) => select(reference, path).length > 0),
    );

const taxRegistrations =
  (party: string, isKind: (scheme: string) => boolean): Test =>
  (root) =>
    select(root, `${party}/cac:PartyTaxScheme`)
      .filter((tax) => select(tax, 'cac:TaxScheme').some((scheme) => isKind(textAtRaw(scheme, 'cbc:ID').toUpperCase())))
      .flatMap((tax) => select(tax, 'cbc:CompanyID')).length <= 1;

const isVatScheme = (scheme: string) => scheme === 'VAT';
const isOtherScheme = (scheme: string) => scheme !== 'VAT';

const schemeOf = (id: XmlElement) => (id.attribute('schemeID') ?? '').toUpperCase();

const oneValue =
  (name: string): Test =>
  (_, document) =>
    distinctOf(all(document, name)) <= 1;

/** The payee's name differs from the seller's; the official tests repeat this in three rules. */
function payeeIsNotSeller(payee: XmlElement): boolean {
  const sellers = sellerNames(payee.parent as XmlElement);
  return select(payee, 'cac:PartyName/cbc:Name').some(
    ({ value }) => sellers.size > 1 || (sellers.size === 1 && !sellers.has(value)),
  );
}

const sellerNames = perElement(
  (document) =>
    new Set(select(document, `${PARTY.seller}/cac:PartyLegalEntity/cbc:RegistrationName`).map(({ value }) => value)),
);

function otherRules(): Rule[] {
  const payee = (number: string, terms: Text, isSingle: Test) =>
    structural(`UBL-SR-${number}`, 'fatal', terms, {
      ubl: on(ubl.syntaxPayee, (element, document) => isSingle(element, document) && payeeIsNotSeller(element)),
    });
  const structuralOn = (id: string, fr: string, en: string, ubl: Check, flag: 'fatal' | 'warning' = 'fatal') =>
    structural(id, flag, { fr, en }, { ubl });
  return [
    structuralOn(
      'UBL-CR-002',
      "La version d'UBL (cbc:UBLVersionID) ne peut être que 2.1 : corrigez-la ou retirez-la.",
      'The version of UBL (cbc:UBLVersionID) can only be 2.1: correct or remove it.',
      on(ubl.syntaxDocument, (root) => {
        const versions = select(root, 'cbc:UBLVersionID');
        return versions.length === 0 || versions.some(({ value }) => value === '2.1');
      }),
      'warning',
    ),
    structuralOn(
      'UBL-CR-412',
      "Une facture donne son échéance dans cbc:DueDate, non dans le moyen de paiement (cac:PaymentMeans/cbc:PaymentDueDate) ; seul l'avoir l'y met.",
      'An invoice gives its due date in cbc:DueDate, not in the payment means (cac:PaymentMeans/cbc:PaymentDueDate); only a credit note does.',
      on(
        ubl.syntaxDocument,
        (root) => root.local === 'CreditNote' || select(root, 'cac:PaymentMeans/cbc:PaymentDueDate').length === 0,
      ),
      'warning',
    ),
    structuralOn(
      'UBL-CR-665',
      "Seul l'objet facturé (type de document 130) peut avoir un schéma d'identifiant : retirez schemeID.",
      'Only the invoiced object (document type 130) may have an identifier scheme: remove schemeID.',
      on(
        ubl.syntaxDocument,
        (_, document) =>
          !all(document, 'cac:AdditionalDocumentReference').some((reference) => {
            const types = select(reference, 'cbc:DocumentTypeCode');
            return (
              (types.length === 0 || types.some(({ value }) => value !== '130')) &&
              select(reference, 'cbc:ID').some((id) => id.attribute('schemeID') !== undefined)
            );
          }),
      ),
      'warning',
    ),
    structuralOn(
      'UBL-CR-666',
      "L'objet facturé (type de document 130) n'a pas de pièce jointe : retirez cac:Attachment.",
      'The invoiced object (document type 130) has no attachment: remove cac:Attachment.',
      on(ubl.syntaxDocument, objectReferences('cac:Attachment')),
    ),
    structuralOn(
      'UBL-CR-673',
      "L'objet facturé (type de document 130) n'a pas de description : retirez cbc:DocumentDescription.",
      'The invoiced object (document type 130) has no description: remove cbc:DocumentDescription.',
      on(ubl.syntaxDocument, objectReferences('cbc:DocumentDescription')),
    ),
    structuralOn(
      'UBL-SR-04',
      "La facture ne peut citer qu'un objet facturé (type de document 130).",
      'The invoice can name only one invoiced object (document type 130).',
      on(
        ubl.syntaxDocument,
        (root) =>
          select(root, 'cac:AdditionalDocumentReference')
            .filter((reference) => typeIs(reference, '130'))
            .flatMap((reference) => select(reference, 'cbc:ID')).length <= 1,
      ),
    ),
    structuralOn(
      'UBL-SR-07',
      'Donnez le numéro de la facture antérieure (cac:InvoiceDocumentReference/cbc:ID).',
      'Give the number of the preceding invoice (cac:InvoiceDocumentReference/cbc:ID).',
      on(ubl.syntaxPrecedingInvoice, has('cac:InvoiceDocumentReference/cbc:ID')),
    ),
    structuralOn(
      'UBL-SR-12',
      "Le vendeur ne peut avoir qu'un numéro de TVA (BT-31).",
      'The seller can have only one VAT identifier (BT-31).',
      on(ubl.syntaxDocument, taxRegistrations(PARTY.seller, isVatScheme)),
    ),
    structuralOn(
      'UBL-SR-13',
      "Le vendeur ne peut avoir qu'un autre identifiant fiscal (BT-32).",
      'The seller can have only one other tax registration (BT-32).',
      on(ubl.syntaxDocument, taxRegistrations(PARTY.seller, isOtherScheme)),
    ),
    structuralOn(
      'UBL-SR-18',
      "L'acheteur ne peut avoir qu'un numéro de TVA (BT-48).",
      'The buyer can have only one VAT identifier (BT-48).',
      on(ubl.syntaxDocument, taxRegistrations(PARTY.buyer, isVatScheme)),
    ),
    payee(
      '19',
      {
        fr: 'Donnez un seul nom au bénéficiaire (BT-59) ; il ne peut être le vendeur.',
        en: 'Give the payee one name (BT-59); the payee cannot be the seller.',
      },
      atMost(1, 'cac:PartyName/cbc:Name'),
    ),
    payee(
      '20',
      {
        fr: 'Donnez un seul identifiant au bénéficiaire (BT-60) ; il ne peut être le vendeur.',
        en: 'Give the payee one identifier (BT-60); the payee cannot be the seller.',
      },
      (element) =>
        select(element, 'cac:PartyIdentification/cbc:ID').filter((id) => schemeOf(id) !== 'SEPA').length <= 1,
    ),
    payee(
      '21',
      {
        fr: 'Donnez une seule immatriculation au bénéficiaire (BT-61) ; il ne peut être le vendeur.',
        en: 'Give the payee one legal registration (BT-61); the payee cannot be the seller.',
      },
      atMost(1, 'cac:PartyLegalEntity/cbc:CompanyID'),
    ),
    structuralOn(
      'UBL-SR-29',
      "L'identifiant de créancier SEPA (BT-90) ne peut figurer qu'une fois.",
      'The SEPA creditor identifier (BT-90) may stand only once.',
      on(
        ubl.syntaxDocument,
        (_, document) =>
          all(document, 'cac:PartyIdentification')
            .flatMap((identification) => select(identification, 'cbc:ID'))
            .filter((id) => schemeOf(id) === 'SEPA').length <= 1,
      ),
    ),
    structuralOn(
      'UBL-SR-42',
      'Le vendeur a au plus deux immatriculations fiscales (BT-31, BT-32).',
      'The seller has two tax registrations at most (BT-31, BT-32).',
      on(ubl.syntaxSeller, atMost(2, 'cac:PartyTaxScheme')),
    ),
    structuralOn(
      'UBL-SR-43',
      "Un document cité n'a de type que pour l'objet facturé (130) ou, dans un avoir, le projet (50) : retirez le type et le schéma.",
      'A document that is referred to has a type only for the invoiced object (130) or, in a credit note, the project (50): remove type and scheme.',
      on(
        ubl.syntaxSupportingDocument,
        (reference, { root }) =>
          typeIs(reference, '130') ||
          (root.local === 'CreditNote' && typeIs(reference, '50')) ||
          (select(reference, 'cbc:DocumentTypeCode').length === 0 &&
            select(reference, 'cbc:ID').every((id) => id.attribute('schemeID') === undefined)),
      ),
    ),
    structuralOn(
      'UBL-SR-44',
      'La référence du paiement (BT-83) doit être partout la même.',
      'The payment reference (BT-83) must be the same everywhere.',
      on(ubl.syntaxDocument, oneValue('cbc:PaymentID')),
    ),
    structuralOn(
      'UBL-SR-46',
      'Le nom du moyen de paiement (BT-82) ne peut figurer qu’une fois.',
      'The name of the means of payment (BT-82) may stand only once.',
      on(
        ubl.syntaxDocument,
        (root) =>
          select(root, 'cac:PaymentMeans/cbc:PaymentMeansCode').filter((code) => code.attribute('name') !== undefined)
            .length <= 1,
      ),
    ),
    structuralOn(
      'UBL-SR-47',
      'Le moyen de paiement (BT-81) doit être partout le même.',
      'The means of payment (BT-81) must be the same everywhere.',
      on(ubl.syntaxDocument, oneValue('cbc:PaymentMeansCode')),
    ),
    structuralOn(
      'UBL-SR-48',
      'Chaque ligne a une catégorie de TVA (BT-151), et une seule.',
      'Each line has one VAT category (BT-151), and only one.',
      on(ubl.syntaxLine, exactlyOne('cac:Item/cac:ClassifiedTaxCategory')),
    ),
    structuralOn(
      'UBL-SR-53',
      'Une immatriculation fiscale se compose du numéro (cbc:CompanyID) et de la taxe (cac:TaxScheme/cbc:ID).',
      'A tax registration has a number (cbc:CompanyID) and a tax (cac:TaxScheme/cbc:ID).',
      on(
        ubl.syntaxTaxRegistration,
        (tax) => select(tax, 'cac:TaxScheme/cbc:ID').length > 0 && select(tax, 'cbc:CompanyID').length > 0,
      ),
    ),
  ];
}

/** Attributes of data types that are not used anywhere. */
const UNUSED_ATTRIBUTES = `
UBL-DT-08 //@schemeName
UBL-DT-09 //@schemeAgencyName
UBL-DT-10 //@schemeDataURI
UBL-DT-11 //@schemeURI
UBL-DT-12 //@format
UBL-DT-13 //@unitCodeListIdentifier
UBL-DT-14 //@unitCodeListAgencyIdentifier
UBL-DT-15 //@unitCodeListAgencyName
UBL-DT-16 //@listAgencyName
UBL-DT-17 //@listName
UBL-DT-19 //@languageID
UBL-DT-20 //@listURI
UBL-DT-21 //@listSchemeURI
UBL-DT-22 //@languageLocaleID
UBL-DT-23 //@uri
UBL-DT-24 //@currencyCodeListVersionID
UBL-DT-25 //@characterSetCode
UBL-DT-26 //@encodingCode
UBL-DT-27 //@schemeAgencyID
UBL-DT-28 //@listAgencyID
`;

function dataTypes(): Rule[] {
  const needsAttribute = (number: string, name: string, what: Text) =>
    structural(`UBL-DT-${number}`, 'fatal', what, {
      ubl: on(ubl.syntaxBinaryObject, (element) => element.attribute(name) !== undefined),
    });
  return [
    structural(
      'UBL-DT-01',
      'fatal',
      { fr: 'Un montant a deux décimales au plus.', en: 'An amount has two decimals at most.' },
      { ubl: on(ubl.syntaxAmount, (amount) => decimalsOf(amount.value) <= 2) },
    ),
    needsAttribute('06', 'mimeCode', {
      fr: 'Indiquez le type de la pièce jointe (mimeCode), par exemple application/pdf.',
      en: 'State the media type of the attachment (mimeCode), for example application/pdf.',
    }),
    needsAttribute('07', 'filename', {
      fr: 'Indiquez le nom de fichier de la pièce jointe (filename).',
      en: 'State the file name of the attachment (filename).',
    }),
    structural(
      'UBL-DT-18',
      'warning',
      {
        fr: "Seul le moyen de paiement (cbc:PaymentMeansCode) peut avoir l'attribut name : retirez-le ailleurs.",
        en: 'Only the means of payment (cbc:PaymentMeansCode) may have the attribute name: remove it elsewhere.',
      },
      {
        ubl: on(ubl.syntaxDocument, (_, document) =>
          document
            .elementsWithAttribute('name')
            .every(({ local, uri }) => local === 'PaymentMeansCode' && uri.endsWith(':CommonBasicComponents-2')),
        ),
      },
    ),
    ...rulesOf(UNUSED_ATTRIBUTES, 'ubl', unusedText, (path) => absent(ubl.syntaxDocument, path)),
  ];
}

/** Number of values, where a value inside an element of the same value counts again, as the official tests look only to the left. */
function distinctOf(elements: readonly XmlElement[]): number {
  const seen = new Map<string, XmlElement[]>();
  let count = 0;
  for (const element of elements) {
    const earlier = seen.get(element.value) ?? [];
    if (!earlier.some((other) => !isInside(element, other))) count++;
    seen.set(element.value, [...earlier.slice(0, 64), element]);
  }
  return count;
}

function isInside(element: XmlElement, other: XmlElement): boolean {
  for (let e = element.parent; e; e = e.parent) if (e === other) return true;
  return false;
}
