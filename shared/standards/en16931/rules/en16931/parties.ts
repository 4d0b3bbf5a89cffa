import { codeLine, codeSet } from '../../codes/code-set.ts';
import { COUNTRIES_CII, COUNTRIES_UBL } from '../../codes/lists.ts';
import { exists, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Rule } from '../rule.ts';
import { attributeFilledOnly, filled, filledOnly, textAtRaw } from '../values.ts';
import { agreement, cii, isRegistered } from './cii.ts';
import { either, has, hasText, on, perElement, rule } from './define.ts';
import { isVat, isVatOnly, ubl } from './ubl.ts';

const UBL_SELLER = 'cac:AccountingSupplierParty/cac:Party';
const UBL_BUYER = 'cac:AccountingCustomerParty/cac:Party';
const CII_SELLER = `${agreement}/ram:SellerTradeParty`;
const CII_BUYER = `${agreement}/ram:BuyerTradeParty`;

/** Texts at the path in the seller, kept for all payees of one parent. */
const sellerTexts = (seller: string) => (path: string) => ({
  path,
  ofSeller: perElement((parent) => new Set(select(parent, `${seller}/${path}`).map(({ value }) => value))),
});

/** What may not be the same in payee and seller. */
const ublPayeeDiffers = ['cac:PartyName/cbc:Name', 'cac:PartyIdentification/cbc:ID'].map(sellerTexts(UBL_SELLER));
const ciiPayeeDiffers = ['ram:Name', 'ram:ID', 'ram:SpecifiedLegalOrganization/ram:ID'].map(
  sellerTexts('ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty'),
);

const differs = (payee: XmlElement, path: string, texts: ReadonlySet<string>) =>
  !select(payee, path).some(({ value }) => texts.has(value));

/** Greece prefixes its VAT identifiers with EL (Directive 2006/112/EC, article 215). */
const VAT_PREFIXES_UBL = `${COUNTRIES_UBL} EL`;
const VAT_PREFIXES_CII = `${COUNTRIES_CII} EL`;

/** Seller, buyer, payee, tax representative, place of delivery. */
export const partyRules: readonly Rule[] = [
  rule('BR-06', 'BT-27', 'Indiquez le nom du vendeur (BT-27).', 'State the name of the seller (BT-27).', {
    ubl: on(ubl.document, hasText(`${UBL_SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`)),
    cii: on(cii.document, hasText(`${CII_SELLER}/ram:Name`)),
  }),
  rule('BR-07', 'BT-44', "Indiquez le nom de l'acheteur (BT-44).", 'State the name of the buyer (BT-44).', {
    ubl: on(ubl.document, hasText(`${UBL_BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`)),
    cii: on(cii.document, hasText(`${CII_BUYER}/ram:Name`)),
  }),
  rule('BR-08', 'BG-5', "Indiquez l'adresse du vendeur (BG-5).", 'State the address of the seller (BG-5).', {
    ubl: on(ubl.document, has(`${UBL_SELLER}/cac:PostalAddress`)),
    cii: on(cii.document, has(`${CII_SELLER}/ram:PostalTradeAddress`)),
  }),
  rule(
    'BR-09',
    'BG-5 BT-40',
    "Indiquez le pays dans l'adresse du vendeur (BT-40).",
    "State the country in the seller's address (BT-40).",
    {
      ubl: on(ubl.sellerAddress, hasText('cac:Country/cbc:IdentificationCode')),
      cii: on(cii.document, hasText(`${CII_SELLER}/ram:PostalTradeAddress/ram:CountryID`)),
    },
  ),
  rule('BR-10', 'BG-8', "Indiquez l'adresse de l'acheteur (BG-8).", 'State the address of the buyer (BG-8).', {
    ubl: on(ubl.document, has(`${UBL_BUYER}/cac:PostalAddress`)),
    cii: on(cii.document, has(`${CII_BUYER}/ram:PostalTradeAddress`)),
  }),
  rule(
    'BR-11',
    'BG-8 BT-55',
    "Indiquez le pays dans l'adresse de l'acheteur (BT-55).",
    "State the country in the buyer's address (BT-55).",
    {
      ubl: on(ubl.buyerAddress, hasText('cac:Country/cbc:IdentificationCode')),
      cii: on(cii.document, hasText(`${CII_BUYER}/ram:PostalTradeAddress/ram:CountryID`)),
    },
  ),
  rule(
    'BR-17',
    'BG-10 BT-59',
    "Nommez le bénéficiaire du paiement (BT-59) ; s'il est le vendeur, retirez ce groupe (BG-10).",
    'Name the payee (BT-59); if the payee is the seller, remove the group (BG-10).',
    {
      ubl: on(
        ubl.payee,
        (payee) =>
          exists(payee, 'cac:PartyName/cbc:Name') &&
          ublPayeeDiffers.every(({ path, ofSeller }) => differs(payee, path, ofSeller(payee.parent as XmlElement))),
      ),
      cii: on(
        cii.payee,
        (payee) =>
          exists(payee, 'ram:Name') &&
          ciiPayeeDiffers.every(({ path, ofSeller }) =>
            payee.parent?.parent ? differs(payee, path, ofSeller(payee.parent.parent)) : true,
          ),
      ),
    },
  ),
  rule(
    'BR-18',
    'BG-11 BT-62',
    'Indiquez le nom du représentant fiscal du vendeur (BT-62).',
    "State the name of the seller's tax representative (BT-62).",
    {
      ubl: on(ubl.representative, hasText('cac:PartyName/cbc:Name')),
      cii: on(cii.representative, hasText('ram:Name')),
    },
  ),
  rule(
    'BR-19',
    'BG-11 BG-12',
    "Indiquez l'adresse du représentant fiscal du vendeur (BG-12).",
    "State the address of the seller's tax representative (BG-12).",
    {
      ubl: on(ubl.representative, has('cac:PostalAddress')),
      cii: on(cii.representative, has('ram:PostalTradeAddress')),
    },
  ),
  rule(
    'BR-20',
    'BG-12 BT-69',
    "Indiquez le pays dans l'adresse du représentant fiscal (BT-69).",
    "State the country in the tax representative's address (BT-69).",
    {
      ubl: on(ubl.representativeAddress, hasText('cac:Country/cbc:IdentificationCode')),
      cii: on(cii.representative, hasText('ram:PostalTradeAddress/ram:CountryID')),
    },
  ),
  rule(
    'BR-56',
    'BG-11 BT-63',
    'Indiquez le numéro de TVA du représentant fiscal (BT-63).',
    "State the tax representative's VAT identifier (BT-63).",
    {
      ubl: on(ubl.representative, (party) =>
        select(party, 'cac:PartyTaxScheme').some((tax) => isVatOnly(tax) && exists(tax, 'cbc:CompanyID')),
      ),
      cii: on(cii.representative, (party) =>
        filledOnly(
          select(party, 'ram:SpecifiedTaxRegistration/ram:ID').filter((id) => id.attribute('schemeID') === 'VA'),
        ),
      ),
    },
  ),
  rule(
    'BR-57',
    'BG-15 BT-80',
    "Indiquez le pays dans l'adresse de livraison (BT-80).",
    'State the country in the delivery address (BT-80).',
    {
      ubl: on(ubl.deliveryAddress, has('cac:Country/cbc:IdentificationCode')),
      cii: on(
        cii.delivery,
        (element) =>
          !exists(element, 'ram:ShipToTradeParty/ram:PostalTradeAddress') ||
          filled(element, 'ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID'),
      ),
    },
  ),
  rule(
    'BR-62',
    'BT-34',
    "Donnez le schéma de l'adresse électronique du vendeur (BT-34), par exemple 0225 ou 0088.",
    "Give the scheme of the seller's electronic address (BT-34), for example 0225 or 0088.",
    {
      ubl: on(ubl.sellerEndpoint, (endpoint) => endpoint.attribute('schemeID') !== undefined),
      cii: on(cii.document, (root) => ciiEndpointHasScheme(root, CII_SELLER)),
    },
  ),
  rule(
    'BR-63',
    'BT-49',
    "Donnez le schéma de l'adresse électronique de l'acheteur (BT-49), par exemple 0225 ou 0088.",
    "Give the scheme of the buyer's electronic address (BT-49), for example 0225 or 0088.",
    {
      ubl: on(ubl.buyerEndpoint, (endpoint) => endpoint.attribute('schemeID') !== undefined),
      cii: on(cii.document, (root) => ciiEndpointHasScheme(root, CII_BUYER)),
    },
  ),
  rule(
    'BR-CO-09',
    'BT-31 BT-48 BT-63',
    'Faites précéder le numéro de TVA du code du pays qui le délivre (FR, DE… ; EL pour la Grèce).',
    'Put the code of the issuing country before the VAT identifier (FR, DE…; EL for Greece).',
    {
      ubl: on(ubl.vatRegistration, (tax) =>
        // The official test looks for these two characters anywhere in the list of codes and blanks.
        codeLine(VAT_PREFIXES_UBL).includes(firstTwo(textAtRaw(tax, 'cbc:CompanyID'))),
      ),
      cii: on(cii.vatRegistration, (id) => codeSet(VAT_PREFIXES_CII).has(firstTwo(id.value))),
    },
  ),
  rule(
    'BR-CO-26',
    'BT-29 BT-30 BT-31',
    "Identifiez le vendeur : identifiant (BT-29), numéro d'immatriculation (BT-30) ou numéro de TVA (BT-31).",
    'Identify the seller: identifier (BT-29), legal registration (BT-30) or VAT identifier (BT-31).',
    {
      ubl: on(ubl.seller, (seller) =>
        either(
          () =>
            select(seller, 'cac:Party/cac:PartyTaxScheme').some((tax) => isVat(tax) && exists(tax, 'cbc:CompanyID')),
          () =>
            select(seller, 'cac:Party/cac:PartyIdentification/cbc:ID').some(
              (id) => id.attribute('schemeID') !== 'SEPA',
            ),
          () => exists(seller, 'cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
        ),
      ),
      cii: on(
        cii.seller,
        (seller) =>
          exists(seller, 'ram:ID') ||
          exists(seller, 'ram:GlobalID') ||
          exists(seller, 'ram:SpecifiedLegalOrganization/ram:ID') ||
          isRegistered(seller, 'VA'),
      ),
    },
  ),
];

/** Where the seller or the buyer has an electronic address, the first one has a scheme. */
function ciiEndpointHasScheme(root: XmlElement, party: string): boolean {
  const parties = select(root, party);
  if (!parties.some((element) => exists(element, 'ram:URIUniversalCommunication'))) return true;
  const addresses = parties.flatMap((element) => select(element, 'ram:URIUniversalCommunication').slice(0, 1));
  return attributeFilledOnly(
    addresses.flatMap((address) => select(address, 'ram:URIID')),
    'schemeID',
  );
}

function firstTwo(text: string): string {
  return [...text.slice(0, 4)].slice(0, 2).join('');
}
