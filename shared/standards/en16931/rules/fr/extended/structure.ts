import { codeSet } from '../../../codes/code-set.ts';
import { exists, select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import { cii as baseCii, ciiCodes, ciiSyntax } from '../../en16931/cii.ts';
import { atMost, on, type Test } from '../../en16931/define.ts';
import { ubl as baseUbl } from '../../en16931/ubl.ts';
import type { Rule } from '../../rule.ts';
import { anyOf, rules } from '../declare.ts';
import { ubl as ublTree } from '../line-tree.ts';
import {
  ATTRIBUTES,
  CHARGE_REASONS,
  DELIVERY_TERMS,
  MIME_TYPES,
  PARTY_SCHEMES,
  PRICE_ALLOWANCE_REASONS,
  TAX_REASONS,
} from './codes.ts';
import { cii, ubl } from './contexts.ts';
import { isOneOf } from './lines.ts';

/** The children of an element are of these names only, whatever their namespace where none is given. */
const onlyChildren = (elements: readonly XmlElement[], ...allowed: string[]) =>
  elements.every((element) => element.children.every(({ local }) => allowed.includes(local)));

const isOf =
  (list: string): Test =>
  ({ value }) =>
    isOneOf(value, codeSet(list));

function codeRules(): Rule[] {
  const sepa = (id: XmlElement) => {
    for (let e = id.parent; e; e = e.parent)
      if (['AccountingSupplierParty', 'PayeeParty'].includes(e.local)) return true;
    return false;
  };
  const isScheme = (id: XmlElement) => isOneOf(id.attribute('schemeID') ?? '', codeSet(PARTY_SCHEMES));
  const isMime: Test = (object) => MIME_TYPES.includes(object.attribute('mimeCode') ?? '');
  const list: Test = (reason) => isOneOf(reason.attribute('listID') ?? '', new Set(['7161', '5153']));
  const unknown = (fr: string, en: string) =>
    [`${fr} : choisissez un code de la liste.`, `${en}: choose a code of the list.`] as const;
  return [
    ...rules(
      'BR-FREXT-CL-10',
      'BT-29 BT-46 BT-60',
      ...unknown(
        "Le schéma d'identification n'est ni de l'ISO 6523, ni BY ou SE",
        'The identification scheme is neither of ISO 6523 nor BY or SE',
      ),
      {
        ubl: on(
          baseUbl.partyId,
          (id) => isScheme(id) || ((id.attribute('schemeID') ?? '').trim() === 'SEPA' && sepa(id)),
        ),
        cii: on(ciiCodes.partyId, isScheme),
      },
    ),
    ...rules(
      'BR-FREXT-CL-20',
      'BT-105',
      ...unknown('Le motif des frais est inconnu (UNTDID 7161)', 'The reason of the charge is unknown (UNTDID 7161)'),
      {
        ubl: on(ubl.chargeReason, isOf(CHARGE_REASONS)),
        cii: on(cii.chargeReason, isOf(CHARGE_REASONS)),
      },
    ),
    ...rules(
      'BR-FREXT-CL-20-TAX',
      'BT-177',
      ...unknown(
        'Le motif de la taxe hors TVA est inconnu (UNTDID 5153)',
        'The reason of the tax other than VAT is unknown (UNTDID 5153)',
      ),
      {
        ubl: on(ubl.taxReason, isOf(TAX_REASONS)),
        cii: on(cii.taxReason, isOf(TAX_REASONS)),
      },
    ),
    ...rules(
      'BR-FREXT-CL-20-LISTID',
      'BT-105 BT-177',
      'La liste du motif des frais (listID) doit être 7161 (frais) ou 5153 (taxes) : corrigez-la.',
      'The list of the reason of the charge (listID) must be 7161 (charges) or 5153 (taxes): correct it.',
      { ubl: on(ubl.otherReason, list), cii: on(cii.otherReason, list) },
    ),
    ...rules(
      'BR-FREXT-CL-19-GP',
      'BT-147',
      ...unknown(
        'Le motif de la remise sur prix est inconnu (UNTDID 5189)',
        'The reason of the price allowance is unknown (UNTDID 5189)',
      ),
      {
        cii: on(cii.priceAllowanceReason, isOf(PRICE_ALLOWANCE_REASONS)),
      },
    ),
    ...rules(
      'BR-FREXT-CL-24',
      'BT-125',
      `Le type de la pièce jointe doit être l'un de ${MIME_TYPES.join(', ')}.`,
      `The type of the attachment must be one of ${MIME_TYPES.join(', ')}.`,
      { ubl: on(baseUbl.attachment, isMime), cii: on(ciiCodes.attachment, isMime) },
    ),
    ...rules(
      'BR-FREXT-CL-27',
      'EXT-FR-FE-185',
      ...unknown('La condition de livraison est inconnue (Incoterms)', 'The delivery term is unknown (Incoterms)'),
      {
        ubl: on(ubl.deliveryTerms, isOf(DELIVERY_TERMS)),
        cii: on(cii.deliveryTerms, isOf(DELIVERY_TERMS)),
      },
    ),
    ...rules(
      'BR-FREXT-04',
      'EXT-FR-FE-159',
      ...unknown(
        "Le code de l'attribut d'article est inconnu (UNTDID 6313)",
        'The code of the item attribute is unknown (UNTDID 6313)',
      ),
      {
        ubl: on(ubl.attributeCode, isOf(ATTRIBUTES)),
      },
    ),
    ...rules(
      'BR-FXEXT-04',
      'EXT-FR-FE-159',
      ...unknown(
        "Le code de l'attribut d'article est inconnu (UNTDID 6313)",
        'The code of the item attribute is unknown (UNTDID 6313)',
      ),
      { cii: on(cii.attributeCode, isOf(ATTRIBUTES)) },
      'warning',
    ),
    // The official test asks whether the code itself is a contract, which it never is: it cannot fail.
    ...rules(
      'BR-EXT-CL-07',
      'BT-18-1',
      ...unknown('Le type de référence est inconnu (UNTDID 1153)', 'The kind of reference is unknown (UNTDID 1153)'),
      {
        cii: on(ciiCodes.objectIdentifier, () => true),
      },
    ),
  ];
}

function elementRules(): Rule[] {
  const terms = [
    "Les conditions de livraison n'admettent qu'un code et le nom d'un lieu : retirez le reste.",
    'Delivery terms admit only a code and the name of a place: remove the rest.',
  ] as const;
  const exchange = [
    "Le taux de change n'admet que les deux monnaies, le taux et sa date : retirez le reste.",
    'The exchange rate admits only both currencies, the rate and its date: remove the rest.',
  ] as const;
  const once = (fr: string, en: string) =>
    [
      `${fr} ne peut figurer qu'une fois : gardez une seule valeur.`,
      `${en} may stand once: keep a single value.`,
    ] as const;
  const isOfKind = (document: XmlElement, ...kinds: string[]) => kinds.includes(document.local);
  const CHARGES = ['ram:Reason', 'ram:ReasonCode'] as const;
  const reasoned: Test = (indicator) => CHARGES.some((path) => exists(indicator.parent as XmlElement, path));
  const reason = [
    'Les frais doivent avoir un motif, en texte ou en code : ajoutez-le.',
    'The charge must have a reason, as text or code: add it.',
  ] as const;
  return [
    ...rules('BR-FREXT-BR-38', 'BT-104 BT-105 BT-177', ...reason, { cii: on(baseCii.charge, reasoned) }),
    ...rules('BR-FREXT-BR-44', 'BT-144 BT-145', ...reason, { cii: on(baseCii.lineCharge, reasoned) }),
    ...rules(
      'UBL-FREXT-CR-410',
      'EXT-FR-FE-185',
      ...terms,
      {
        ubl: on(
          baseUbl.syntaxDocument,
          ublTermsFit((root) => [root]),
        ),
      },
      'warning',
    ),
    ...rules(
      'UBL-FREXT-CR-645',
      'EXT-FR-FE-185',
      ...terms,
      { ubl: on(baseUbl.syntaxDocument, ublTermsFit(ublTree.lines)) },
      'warning',
    ),
    ...rules(
      'CII-FREXT-SR-106',
      'EXT-FR-FE-185',
      ...terms,
      { cii: on(ciiSyntax.lineAgreement, ciiTermsFit) },
      'warning',
    ),
    ...rules('CII-FREXT-SR-293', 'EXT-FR-FE-185', ...terms, { cii: on(ciiSyntax.agreement, ciiTermsFit) }, 'warning'),
    ...rules(
      { ubl: 'CII-FREXT-CR-490', cii: 'CII-FREXT-SR-366' },
      'EXT-FR-FE-198',
      ...exchange,
      {
        ubl: on(baseUbl.syntaxDocument, (root) =>
          onlyChildren(
            select(root, 'cac:TaxExchangeRate'),
            'SourceCurrencyCode',
            'TargetCurrencyCode',
            'CalculationRate',
            'Date',
          ),
        ),
        cii: on(ciiSyntax.settlement, (settlement) =>
          onlyChildren(
            select(settlement, 'ram:TaxApplicableTradeCurrencyExchange'),
            ...['SourceCurrencyCode', 'TargetCurrencyCode', 'ConversionRate', 'ConversionRateDateTime'],
          ),
        ),
      },
      'warning',
    ),
    ...rules(
      'UBL-FREXT-SR-48',
      'BG-30',
      ...once("La catégorie de TVA d'une ligne (BG-30)", 'The VAT category of a line (BG-30)'),
      {
        ubl: on(baseUbl.syntaxLine, (line, document) => {
          const count = select(line, 'cac:Item/cac:ClassifiedTaxCategory').length;
          const isReferring = exists(line, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID');
          const counts = !isReferring || anyOf(ublTree.ownReferences(line, document).flatMap(ublTree.status), 'DETAIL');
          return counts ? count === 1 : count <= 1;
        }),
      },
    ),
    ...rules(
      'CII-FREXT-SR-069',
      'BT-160',
      ...once("Le nom d'un attribut d'article (BT-160)", 'The name of an item attribute (BT-160)'),
      {
        cii: on(ciiSyntax.itemAttribute, atMost(1, 'ram:Description')),
      },
    ),
    ...rules(
      'CII-FREXT-SR-072',
      'BT-161',
      ...once("La valeur d'un attribut d'article (BT-161)", 'The value of an item attribute (BT-161)'),
      {
        cii: on(ciiSyntax.itemAttribute, atMost(1, 'ram:Value')),
      },
    ),
    ...rules(
      'CII-FREXT-SR-439',
      'BT-146',
      ...once("Le prix unitaire net d'une ligne (BT-146)", 'The net unit price of a line (BT-146)'),
      {
        cii: on(ciiSyntax.lineAgreement, atMost(1, 'ram:NetPriceProductTradePrice/ram:ChargeAmount')),
      },
    ),
    ...rules(
      'CII-SR-454',
      'BG-30',
      ...once("La catégorie de TVA d'une ligne (BG-30)", 'The VAT category of a line (BG-30)'),
      { cii: on(ciiSyntax.lineSettlement, atMost(1, 'ram:ApplicableTradeTax')) },
      'warning',
    ),
    ...rules(
      'CII-EXT-DT-018',
      'BT-17 BT-18 BT-122',
      "Ce document référencé n'admet pas de type, ou seulement 50, 130 ou 916 : retirez-le ou corrigez-le.",
      'This referenced document admits no type, or only 50, 130 or 916: remove or correct it.',
      {
        cii: on(ciiSyntax.referencedDocument, (document) => {
          const types = select(document, 'ram:TypeCode');
          return (
            types.length === 0 ||
            isOfKind(document, 'InvoiceReferencedDocument') ||
            (isOfKind(document, 'AdditionalReferencedDocument') && anyOf(types, '50', '130', '916'))
          );
        }),
      },
    ),
    ...rules(
      'CII-FREXT-DT-024',
      'BT-18-1',
      "Ce document référencé n'admet pas de type de référence : retirez-le.",
      'This referenced document admits no kind of reference: remove it.',
      {
        cii: on(
          ciiSyntax.referencedDocument,
          (document) =>
            !exists(document, 'ram:ReferenceTypeCode') ||
            isOfKind(document, 'ContractReferencedDocument') ||
            (isOfKind(document, 'AdditionalReferencedDocument') && anyOf(select(document, 'ram:TypeCode'), '130')),
        ),
      },
    ),
    ...rules(
      'CII-FREXTDT-027',
      'BT-26',
      "Ce document référencé n'admet pas de date : retirez-la.",
      'This referenced document admits no date: remove it.',
      {
        cii: on(
          ciiSyntax.referencedDocument,
          (document) =>
            !exists(document, 'ram:FormattedIssueDateTime') ||
            isOfKind(
              document,
              ...[
                'InvoiceReferencedDocument',
                'ContractReferencedDocument',
                'BuyerOrderReferencedDocument',
                'DespatchAdviceReferencedDocument',
              ],
            ),
        ),
      },
    ),
  ];
}

const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const RAM = 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100';
const areAll = (elements: readonly XmlElement[], ...names: [uri: string, local: string][]) =>
  elements.every((element) => element.children.every((child) => names.some(([uri, local]) => child.is(uri, local))));

const ublTermsFit =
  (owners: (root: XmlElement) => readonly XmlElement[]): Test =>
  (root) => {
    const found = owners(root).flatMap((owner) => select(owner, 'cac:DeliveryTerms'));
    return (
      areAll(found, [CBC, 'ID'], [CAC, 'DeliveryLocation']) &&
      areAll(
        found.flatMap((e) => select(e, 'cac:DeliveryLocation')),
        [CBC, 'Name'],
      )
    );
  };
const ciiTermsFit: Test = (element) => {
  const found = select(element, 'ram:ApplicableTradeDeliveryTerms');
  return (
    areAll(found, [RAM, 'DeliveryTypeCode'], [RAM, 'RelevantTradeLocation']) &&
    areAll(
      found.flatMap((e) => select(e, 'ram:RelevantTradeLocation')),
      [RAM, 'Name'],
    )
  );
};

/** Codes and elements that the profile adds or limits in its own way. */
export const structureRules = (): Rule[] => [...codeRules(), ...elementRules()];
