import { normalizeSpace, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Test } from '../en16931/define.ts';
import type { Rule } from '../rule.ts';
import {
  AGREEMENT,
  anyOf,
  at,
  ciiAgreement,
  ciiDelivery,
  ciiLine,
  ciiRoot,
  ciiSettlement,
  lengthOf,
  rules,
  textOf,
  ublDocument,
  ublLine,
  withScheme,
} from './declare.ts';
import { treatment } from './notes.ts';

const SIREN = /^\p{Nd}{9}$/u;
const SIRET = /^\p{Nd}{14}$/u;
const ADDRESS = /^[A-Za-z0-9+\-_.]+$/;

/** Document types of which the buyer is the issuer (self-billing). */
const SELF_BILLED = ['389', '501', '500', '471', '473', '261', '502'];

interface Party {
  readonly fr: string;
  readonly en: string;
  /** Terms of its identifier and of its electronic address. */
  readonly id: string;
  readonly endpoint?: string;
  readonly ubl: readonly string[];
  readonly cii: readonly string[];
  /** The same, as the rules on identification schemes find the party. */
  readonly anywhere: readonly string[];
  readonly ciiAnywhere: readonly string[];
}

const header = (
  fr: string,
  en: string,
  id: string,
  endpoint: string,
  ubl: string,
  block: 'Agreement' | 'Settlement',
  cii: string,
): Party => ({
  fr,
  en,
  id,
  endpoint,
  ubl: ublDocument(ubl),
  cii: block === 'Agreement' ? ciiAgreement(cii) : ciiSettlement(cii),
  anywhere: [ubl],
  ciiAnywhere: [`rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTrade${block}/${cii}`],
});

const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const seller = header('du vendeur', 'of the seller', 'BT-29', 'BT-34', SELLER, 'Agreement', 'ram:SellerTradeParty');
const buyer = header("de l'acheteur", 'of the buyer', 'BT-46', 'BT-49', BUYER, 'Agreement', 'ram:BuyerTradeParty');

// biome-ignore format: a table
const PARTIES: readonly Party[] = [
  seller,
  buyer,
  header('du bénéficiaire du paiement', 'of the payee', 'BT-60', 'EXT-FR-FE-29', 'cac:PayeeParty', 'Settlement', 'ram:PayeeTradeParty'),
  header("de l'agent de l'acheteur", "of the buyer's agent", 'EXT-FR-FE-06', 'EXT-FR-FE-12', `${BUYER}/cac:AgentParty`, 'Agreement', 'ram:BuyerAgentTradeParty'),
  header('du payeur', 'of the payer', 'EXT-FR-FE-46', 'EXT-FR-FE-52', 'cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty', 'Settlement', 'ram:PayerTradeParty'),
  header("de l'agent du vendeur", "of the seller's agent", 'EXT-FR-FE-69', 'EXT-FR-FE-75', `${SELLER}/cac:AgentParty`, 'Agreement', 'ram:SalesAgentTradeParty'),
  header('du facturé', 'of the invoicee', 'EXT-FR-FE-92', 'EXT-FR-FE-98', `${BUYER}/cac:ServiceProviderParty/cac:Party`, 'Settlement', 'ram:InvoiceeTradeParty'),
  header('du facturant', 'of the invoicer', 'EXT-FR-FE-115', 'EXT-FR-FE-121', `${SELLER}/cac:ServiceProviderParty/cac:Party`, 'Settlement', 'ram:InvoicerTradeParty'),
];

const ubl = {
  ids: (party: XmlElement) => select(party, 'cac:PartyIdentification/cbc:ID'),
  legalIds: (party: XmlElement) => withScheme(select(party, 'cac:PartyLegalEntity/cbc:CompanyID'), '0002'),
};
const cii = {
  ids: (party: XmlElement) => select(party, 'ram:GlobalID'),
  legalIds: (party: XmlElement) => withScheme(select(party, 'ram:SpecifiedLegalOrganization/ram:ID'), '0002'),
};

type Read = (party: XmlElement) => readonly XmlElement[];

/** The SIRET, if any, begins with the SIREN. Without a SIREN, some parties' SIRET only needs its fourteen digits. */
const siretFits =
  (ids: Read, legalIds: Read, missing: 'wrong' | 'first' | 'only'): Test =>
  (party) => {
    const sirets = withScheme(ids(party), '0009');
    if (sirets.length === 0) return true;
    let siren: string | undefined;
    const found = legalIds(party);
    if (missing === 'wrong' || textOf(found) !== '') siren = found.length === 0 ? undefined : textOf(found);
    else siren = startOf(missing === 'first' ? (sirets[0] as XmlElement).value : textOf(sirets));
    const siret = (sirets[0] as XmlElement).value;
    return SIRET.test(siret) && siren !== undefined && startOf(siret) === siren;
  };
const startOf = (siret: string) => [...siret].slice(0, 9).join('');

const schemesNamed =
  (ids: Read): Test =>
  (party) =>
    ids(party).every((id) => id.attribute('schemeID') !== undefined);

const schemesDiffer =
  (ids: Read): Test =>
  (party) => {
    const schemes = ids(party).flatMap((id) => id.attribute('schemeID') ?? []);
    return new Set(schemes).size === schemes.length;
  };

const isSiren: Test = (element) => SIREN.test(normalizeSpace(element.value));
const isAddress: Test = (element) => ADDRESS.test(element.value);
const atMostCharacters =
  (limit: number): Test =>
  (element) =>
    lengthOf(element.value) <= limit;
const hasScheme =
  (...schemes: readonly string[]) =>
  (element: XmlElement) =>
    schemes.includes(element.attribute('schemeID') ?? '');

/** A delivery place has an identifier, but no legal one beside it in both syntaxes. */
const deliveryPlaces: readonly Party[] = [
  {
    fr: 'du lieu de livraison',
    en: 'of the place of delivery',
    id: 'BT-71',
    ubl: ublDocument('cac:Delivery'),
    cii: ciiDelivery('ram:ShipToTradeParty'),
    anywhere: ublDocument('cac:Delivery/cac:DeliveryLocation'),
    ciiAnywhere: ['rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty'],
  },
  {
    fr: 'du lieu de livraison de la ligne',
    en: "of the line's place of delivery",
    id: 'EXT-FR-FE-146',
    // The official UBL test looks for a place within the place, which no valid document has.
    ubl: ublLine('cac:Delivery/cac:DeliveryLocation'),
    cii: ciiLine('ram:SpecifiedLineTradeDelivery/ram:ShipToTradeParty'),
    anywhere: ublLine('cac:Delivery/cac:DeliveryLocation'),
    ciiAnywhere: [
      'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeDelivery/ram:ShipToTradeParty',
    ],
  },
];

function siretRules(): Rule[] {
  const place = {
    ids: (party: XmlElement) => select(party, 'cac:DeliveryLocation/cbc:ID'),
    legalIds: (party: XmlElement) =>
      withScheme(select(party, 'cac:DeliveryParty/cac:PartyLegalEntity/cbc:CompanyID'), '0002'),
  };
  return [...PARTIES, ...deliveryPlaces].flatMap((party) => {
    const mustHaveSiren = party === seller || party === buyer;
    const { ids, legalIds } = deliveryPlaces.includes(party) ? place : ubl;
    return rules(
      `BR-FR-09_${party.id}`,
      party.id,
      `Le SIRET ${party.fr} (schéma 0009) doit avoir 14 chiffres, dont les 9 premiers sont son SIREN (schéma 0002) : corrigez l'un ou l'autre.`,
      `The SIRET ${party.en} (scheme 0009) must have 14 digits, of which the first 9 are its SIREN (scheme 0002): correct one or the other.`,
      {
        ubl: at(party.ubl, siretFits(ids, legalIds, mustHaveSiren ? 'wrong' : 'first')),
        cii: at(party.cii, siretFits(cii.ids, cii.legalIds, mustHaveSiren ? 'wrong' : 'only')),
      },
    );
  });
}

function schemeRules(): Rule[] {
  return [...PARTIES, ...deliveryPlaces].flatMap((party) => {
    const ids: Read = deliveryPlaces.includes(party) ? (place) => select(place, 'cbc:ID') : ubl.ids;
    return [
      ...rules(
        `BR-FR-CO-10_${party.id}-1`,
        party.id,
        `Chaque identifiant ${party.fr} doit porter son schéma (attribut schemeID) : ajoutez-le.`,
        `Each identifier ${party.en} must have its scheme (attribute schemeID): add it.`,
        { ubl: at(party.anywhere, schemesNamed(ids)), cii: at(party.ciiAnywhere, schemesNamed(cii.ids)) },
      ),
      ...rules(
        `BR-FR-CO-10_${party.id}-2`,
        party.id,
        `Deux identifiants ${party.fr} ont le même schéma (schemeID) : gardez un identifiant par schéma.`,
        `Two identifiers ${party.en} have the same scheme (schemeID): keep one identifier per scheme.`,
        { ubl: at(party.anywhere, schemesDiffer(ids)), cii: at(party.ciiAnywhere, schemesDiffer(cii.ids)) },
      ),
    ];
  });
}

function addressRules(): Rule[] {
  const endpoints = (party: Party) =>
    [
      party.ubl.map((path) => `${path}/cbc:EndpointID`),
      party.cii.map((path) => `${path}/ram:URIUniversalCommunication/ram:URIID`),
    ] as const;
  return PARTIES.flatMap((party) => {
    const [inUbl, inCii] = endpoints(party);
    const term = party.endpoint as string;
    return [
      ...rules(
        `BR-FR-23_${term}`,
        term,
        `L'adresse électronique ${party.fr} (schéma 0225) ne peut contenir que des lettres sans accent, des chiffres et les signes + - _ . : corrigez-la.`,
        `The electronic address ${party.en} (scheme 0225) may only hold letters without accent, digits and the signs + - _ . : correct it.`,
        { ubl: at(inUbl, isAddress, hasScheme('0225')), cii: at(inCii, isAddress, hasScheme('0225')) },
      ),
      ...rules(
        `BR-FR-25_${term}`,
        term,
        `L'adresse électronique ${party.fr} ne peut dépasser 125 caractères : vérifiez-la.`,
        `The electronic address ${party.en} may not exceed 125 characters: check it.`,
        { ubl: at(inUbl, atMostCharacters(125)), cii: at(inCii, atMostCharacters(125)) },
      ),
    ];
  });
}

function routingRules(): Rule[] {
  return [seller, buyer].flatMap((party) => {
    const inUbl = party.ubl.map((path) => `${path}/cac:PartyIdentification/cbc:ID`);
    const inCii = party.cii.map((path) => `${path}/ram:GlobalID`);
    return [
      ...rules(
        `BR-FR-24_${party.id}`,
        party.id,
        `Le code de routage ${party.fr} (schéma 0224) ne peut contenir que des lettres sans accent, des chiffres et les signes + - _ . : corrigez-le.`,
        `The routing code ${party.en} (scheme 0224) may only hold letters without accent, digits and the signs + - _ . : correct it.`,
        { ubl: at(inUbl, isAddress, hasScheme('0224')), cii: at(inCii, isAddress, hasScheme('0224')) },
      ),
      ...rules(
        `BR-FR-26_${party.id}`,
        party.id,
        `Le code de routage ${party.fr} (schéma 0224) ne peut dépasser 100 caractères : vérifiez-le.`,
        `The routing code ${party.en} (scheme 0224) may not exceed 100 characters: check it.`,
        {
          ubl: at(inUbl, atMostCharacters(100), hasScheme('0224')),
          cii: at(inCii, atMostCharacters(100), hasScheme('0224')),
        },
      ),
    ];
  });
}

/** The address begins with the SIREN and is of the French scheme 0225. */
function isSirenAddress(endpoints: readonly XmlElement[], sirens: readonly XmlElement[]): boolean {
  return textOf(endpoints).startsWith(textOf(sirens)) && endpoints.some(hasScheme('0225'));
}

const ciiTreatments = (root: XmlElement) =>
  select(root, 'rsm:ExchangedDocument/ram:IncludedNote')
    .filter((note) => anyOf(select(note, 'ram:SubjectCode'), 'BAR'))
    .flatMap((note) => select(note, 'ram:Content'));
const ciiIsB2B = (root: XmlElement) => anyOf(ciiTreatments(root), 'B2B');
const ublSelfBilled = (root: XmlElement) =>
  anyOf([...select(root, 'cbc:InvoiceTypeCode'), ...select(root, 'cbc:CreditNoteTypeCode')], ...SELF_BILLED);
const ciiSelfBilled = (root: XmlElement) => anyOf(select(root, 'rsm:ExchangedDocument/ram:TypeCode'), ...SELF_BILLED);

function sirenRules(): Rule[] {
  const ublSirens = (root: XmlElement, party: string) =>
    withScheme(select(root, `${party}/cac:PartyLegalEntity/cbc:CompanyID`), '0002');
  const ciiSirens = (root: XmlElement, party: string) =>
    select(root, `${AGREEMENT}/${party}/ram:SpecifiedLegalOrganization/ram:ID`);
  const ciiEndpoints = (root: XmlElement, party: string) =>
    select(root, `${AGREEMENT}/${party}/ram:URIUniversalCommunication/ram:URIID`);
  return [
    ...rules(
      'BR-FR-10_BT-30',
      'BT-30',
      "L'identifiant légal du vendeur doit être son SIREN : 9 chiffres, avec le schéma 0002.",
      'The legal identifier of the seller must be its SIREN: 9 digits, with the scheme 0002.',
      {
        ubl: at([`${SELLER}/cac:PartyLegalEntity`], (entity) =>
          SIREN.test(normalizeSpace(textOf(withScheme(select(entity, 'cbc:CompanyID'), '0002')))),
        ),
        cii: at(ciiRoot, (root) =>
          SIREN.test(normalizeSpace(textOf(withScheme(ciiSirens(root, 'ram:SellerTradeParty'), '0002')))),
        ),
      },
    ),
    ...rules(
      'BR-FR-11_BT-47',
      'BT-47',
      "Pour une facture B2B (note BAR), l'identifiant légal de l'acheteur doit être son SIREN : 9 chiffres, avec le schéma 0002.",
      'For a B2B invoice (note BAR), the legal identifier of the buyer must be its SIREN: 9 digits, with the scheme 0002.',
      {
        ubl: at(
          ublDocument(),
          (root) => treatment(root) !== 'B2B' || SIREN.test(normalizeSpace(textOf(ublSirens(root, BUYER)))),
        ),
        cii: at(
          ciiRoot,
          (root) => !ciiIsB2B(root) || SIREN.test(textOf(withScheme(ciiSirens(root, 'ram:BuyerTradeParty'), '0002'))),
        ),
      },
    ),
    ...rules(
      'BR-FR-12_BT-49',
      'BT-49',
      "L'adresse électronique de l'acheteur manque : indiquez celle de l'annuaire.",
      'The electronic address of the buyer is missing: give the one of the directory.',
      {
        ubl: at(ublDocument(), (root) => normalizeSpace(textOf(select(root, `${BUYER}/cbc:EndpointID`))) !== ''),
        cii: at(ciiRoot, (root) => textOf(ciiEndpoints(root, 'ram:BuyerTradeParty')) !== ''),
      },
    ),
    ...rules(
      'BR-FR-13_BT-34',
      'BT-34',
      "L'adresse électronique du vendeur manque : indiquez celle de l'annuaire.",
      'The electronic address of the seller is missing: give the one of the directory.',
      {
        ubl: at(ublDocument(), (root) => normalizeSpace(textOf(select(root, `${SELLER}/cbc:EndpointID`))) !== ''),
        cii: at(ciiRoot, (root) => textOf(ciiEndpoints(root, 'ram:SellerTradeParty')) !== ''),
      },
    ),
    ...rules(
      'BR-FR-21_BT-49',
      'BT-49 BT-47',
      "Pour une facture B2B qui n'est pas auto-facturée, l'adresse électronique de l'acheteur (schéma 0225) doit commencer par son SIREN.",
      'For a B2B invoice that is not self-billed, the electronic address of the buyer (scheme 0225) must begin with its SIREN.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            treatment(root) !== 'B2B' ||
            ublSelfBilled(root) ||
            isSirenAddress(select(root, `${BUYER}/cbc:EndpointID`), ublSirens(root, BUYER)),
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !(ciiIsB2B(root) && !ciiSelfBilled(root)) ||
            isSirenAddress(ciiEndpoints(root, 'ram:BuyerTradeParty'), ciiSirens(root, 'ram:BuyerTradeParty')),
        ),
      },
    ),
    ...rules(
      'BR-FR-22_BT-34',
      'BT-34 BT-30',
      "Pour une facture B2B auto-facturée, l'adresse électronique du vendeur (schéma 0225) doit commencer par son SIREN.",
      'For a self-billed B2B invoice, the electronic address of the seller (scheme 0225) must begin with its SIREN.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            treatment(root) !== 'B2B' ||
            !ublSelfBilled(root) ||
            isSirenAddress(select(root, `${SELLER}/cbc:EndpointID`), ublSirens(root, SELLER)),
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !(ciiIsB2B(root) && ciiSelfBilled(root)) ||
            isSirenAddress(ciiEndpoints(root, 'ram:SellerTradeParty'), ciiSirens(root, 'ram:SellerTradeParty')),
        ),
      },
    ),
    ...rules(
      'BR-FR-32-LEGALID',
      'BT-30 BT-47 BT-61',
      'Un identifiant légal de schéma 0002 est un SIREN : 9 chiffres.',
      'A legal identifier of scheme 0002 is a SIREN: 9 digits.',
      {
        ubl: at(['cac:PartyLegalEntity/cbc:CompanyID'], isSiren, hasScheme('0002')),
        cii: at(['ram:SpecifiedLegalOrganization/ram:ID'], isSiren, hasScheme('0002')),
      },
    ),
    ...rules(
      { ubl: 'BR-FR-32-ID', cii: 'BR-FR-32-GLOBALID' },
      'BT-29 BT-46 BT-60 BT-71',
      'Un identifiant de schéma 0002 ou 0231 (assujetti unique) est un SIREN : 9 chiffres.',
      'An identifier of scheme 0002 or 0231 (single taxable person) is a SIREN: 9 digits.',
      {
        ubl: at(['cac:PartyIdentification/cbc:ID'], isSiren, hasScheme('0002', '0231')),
        cii: at(['ram:GlobalID'], isSiren, hasScheme('0002', '0231')),
      },
    ),
  ];
}

/** Who the parties are and where they are reached: BR-FR-09 to 13, 21 to 26, 32, CO-10. */
export const partyRules = (): Rule[] => [
  ...siretRules(),
  ...sirenRules(),
  ...addressRules(),
  ...routingRules(),
  ...schemeRules(),
];
