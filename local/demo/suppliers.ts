/** Who sells to the group. `suppliers` are known to the companies that buy of them; `strangers` are not. */
import { type CompanyId, LUMINAIRES, SERVICES } from './group.ts';
import { foreignIban, frenchIban, sirenOf, siretOf, vatNumberOf } from './numbers.ts';

export interface Supplier {
  readonly name: string;
  readonly country: string;
  readonly line: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly iban: string;
  readonly vatNumber?: string;
  readonly siren?: string;
  readonly siret?: string;
  /** BT-33, what the law of its country wants to be said of it. */
  readonly legalForm?: string;
  /** Where it is registered, when it is not known by VAT number or SIREN. */
  readonly registration?: string;
  /** It opted for VAT on debits: on services, VAT is due with the invoice and not with the payment. */
  readonly debits?: boolean;
  readonly buyers: readonly CompanyId[];
}

function french(
  n: number,
  name: string,
  {
    capital,
    register,
    ...address
  }: { capital: string; register: string; line: string; postcode: string; city: string },
  more: { email: string; buyers: readonly CompanyId[]; debits?: boolean },
): Supplier {
  const siren = sirenOf(n);
  const form = name.slice(name.lastIndexOf(' ') + 1);
  return {
    name,
    country: 'FR',
    ...address,
    ...more,
    siren,
    siret: siretOf(siren),
    vatNumber: vatNumberOf(siren),
    iban: frenchIban(n),
    legalForm: `${form} au capital de ${capital} EUR, RCS ${register} ${siren.replace(/(\d{3})(?=\d)/g, '$1 ')}`,
  };
}

const lyon = { line: '8 rue des Frères', postcode: '69003', city: 'Lyon', register: 'Lyon' };

export const suppliers = {
  verrerie: french(
    101,
    'Verrerie du Rhône SAS',
    { line: '22 chemin des Fours', postcode: '69700', city: 'Givors', capital: '240 000', register: 'Lyon' },
    { email: 'compta@verrerie-du-rhone.example', buyers: [LUMINAIRES] },
  ),
  leonard: french(
    102,
    'Électricité générale Léonard & Fils SARL',
    { line: '5 impasse du Général-Ferrié', postcode: '38200', city: 'Vienne', capital: '8 000', register: 'Vienne' },
    { email: 'factures@leonard-et-fils.example', buyers: [LUMINAIRES] },
  ),
  transports: french(
    103,
    'Transports Morin-Delaunay SAS',
    { line: 'Z.I. des Ronces', postcode: '69680', city: 'Chassieu', capital: '150 000', register: 'Lyon' },
    { email: 'facturation@morin-delaunay.example', buyers: [LUMINAIRES, SERVICES], debits: true },
  ),
  cartonnerie: french(
    104,
    'Cartonnerie de l’Ardèche SAS',
    { line: '1 route du Moulin', postcode: '07100', city: 'Annonay', capital: '90 000', register: 'Aubenas' },
    { email: 'compta@cartonnerie-ardeche.example', buyers: [LUMINAIRES] },
  ),
  energie: french(
    105,
    'Hauteville Énergie SA',
    { line: '40 avenue de l’Europe', postcode: '69100', city: 'Villeurbanne', capital: '1 500 000', register: 'Lyon' },
    { email: 'pro@hauteville-energie.example', buyers: [LUMINAIRES, SERVICES], debits: true },
  ),
  ferrand: french(
    106,
    'Rénovation Ferrand SARL',
    { ...lyon, capital: '10 000' },
    { email: 'ferrand@renovation.example', buyers: [SERVICES] },
  ),
  comptoir: french(
    107,
    'Comptoir électrique de Saône SAS',
    { line: '77 quai Saint-Antoine', postcode: '69009', city: 'Lyon', capital: '300 000', register: 'Lyon' },
    { email: 'clients@comptoir-saone.example', buyers: [LUMINAIRES, SERVICES] },
  ),
  locauto: french(
    108,
    'Locauto Pro Lyon SAS',
    { line: '12 rue du Dauphiné', postcode: '69800', city: 'Saint-Priest', capital: '75 000', register: 'Lyon' },
    { email: 'loyers@locauto-pro.example', buyers: [SERVICES] },
  ),
  bergmann: {
    name: 'Lichthaus Bergmann GmbH',
    country: 'DE',
    line: 'Lampenweg 12',
    postcode: '59757',
    city: 'Arnsberg',
    email: 'rechnung@lichthaus-bergmann.example',
    vatNumber: 'DE000100037',
    registration: 'HRB 0001 Arnsberg',
    iban: foreignIban('DE', '000000000000010037'),
    buyers: [LUMINAIRES],
  },
  kilbrack: {
    name: 'Kilbrack Software Ltd',
    country: 'IE',
    line: '3 Harbour Row',
    postcode: 'T12 X000',
    city: 'Cork',
    email: 'billing@kilbrack.example',
    vatNumber: 'IE0001003K',
    registration: '000103',
    iban: foreignIban('IE', 'ZZZZ00000000010037'),
    buyers: [LUMINAIRES, SERVICES],
  },
  moorgate: {
    name: 'Moorgate Textiles Ltd',
    country: 'GB',
    line: '9 Loom Street',
    postcode: 'M4 0AA',
    city: 'Manchester',
    email: 'accounts@moorgate-textiles.example',
    vatNumber: 'GB000100386',
    registration: '00000103',
    iban: foreignIban('GB', 'ZZZZ00000000010038'),
    buyers: [LUMINAIRES],
  },
  alpstein: {
    name: 'Leuchten Alpstein AG',
    country: 'CH',
    line: 'Säntisstrasse 4',
    postcode: '9050',
    city: 'Appenzell',
    email: 'debitoren@leuchten-alpstein.example',
    vatNumber: 'CHE000100038',
    registration: 'CHE-000.100.038',
    iban: foreignIban('CH', '00000000000010038'),
    buyers: [LUMINAIRES],
  },
} as const satisfies Readonly<Record<string, Supplier>>;

export const strangers = {
  poncet: french(
    109,
    'Atelier du Vitrail Poncet EURL',
    { line: '2 montée des Ateliers', postcode: '69005', city: 'Lyon', capital: '2 000', register: 'Lyon' },
    { email: 'atelier@vitrail-poncet.example', buyers: [] },
  ),
  hoshino: {
    name: 'Hoshino Seisakusho KK',
    country: 'JP',
    line: '4-2-1 Kinuta',
    postcode: '157-0000',
    city: 'Tokyo',
    email: 'keiri@hoshino-seisakusho.example',
    registration: '0001-01-000010',
    iban: '0000010038',
    buyers: [],
  },
} as const satisfies Readonly<Record<string, Supplier>>;
