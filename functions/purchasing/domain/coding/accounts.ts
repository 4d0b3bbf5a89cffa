import type { Text } from '../../../../shared/kernel/text.ts';

/** An account that a purchase may be coded to. `deduction`: what its VAT mostly is, proposed and never imposed. */
export interface PurchaseAccount {
  readonly number: string;
  readonly label: Text;
  readonly deduction?: string;
}

const account = (number: string, fr: string, en: string, deduction?: string): PurchaseAccount => ({
  number,
  label: { fr, en },
  ...(deduction && { deduction }),
});

/**
 * Accounts of classes 2 and 6 that take purchases. Numbers and French names: plan comptable général 2026 (ANC 2014-03 as
 * amended); the English names are ours. A company's own sub-accounts begin with one of them.
 */
export const PURCHASE_ACCOUNTS: readonly PurchaseAccount[] = [
  account('203', 'Frais de développement', 'Development costs'),
  account('205', 'Concessions, brevets, licences, logiciels', 'Concessions, patents, licences, software'),
  account('211', 'Terrains', 'Land'),
  account('213', 'Constructions', 'Buildings'),
  account('2135', 'Installations et aménagements des constructions', 'Fittings of buildings'),
  account('2154', 'Matériels industriels', 'Industrial equipment'),
  account('2155', 'Outillages industriels', 'Industrial tools'),
  account('2181', 'Installations générales, agencements divers', 'General fittings'),
  account('2182', 'Matériel de transport', 'Vehicles', 'passenger-car'),
  account('2183', 'Matériel de bureau et informatique', 'Office and computer equipment'),
  account('2184', 'Mobilier', 'Furniture'),
  account('601', 'Achats stockés - matières premières et fournitures', 'Raw materials for stock'),
  account('6021', 'Matières consommables', 'Consumable materials'),
  account('60221', 'Combustibles', 'Fuels for stock'),
  account('60225', 'Fournitures de bureau stockées', 'Office supplies for stock'),
  account('6026', 'Emballages', 'Packaging'),
  account('604', 'Achats d’études et prestations de services', 'Services and studies for resale'),
  account('605', 'Achats de matériel, équipements et travaux', 'Equipment and works for resale'),
  account('6061', 'Fournitures non stockables (eau, énergie)', 'Water, energy'),
  account('6063', 'Fournitures d’entretien et petit équipement', 'Maintenance supplies and small equipment'),
  account('6064', 'Fournitures administratives', 'Office supplies'),
  account('6068', 'Autres matières et fournitures', 'Other materials and supplies'),
  account('607', 'Achats de marchandises', 'Goods for resale'),
  account('609', 'Rabais, remises et ristournes obtenus sur achats', 'Rebates received on purchases'),
  account('611', 'Sous-traitance générale', 'Subcontracting'),
  account('6122', 'Crédit-bail mobilier', 'Leasing of movables'),
  account('6125', 'Crédit-bail immobilier', 'Leasing of real estate'),
  account('6132', 'Locations immobilières', 'Rent of premises'),
  account('6135', 'Locations mobilières', 'Hire of movables'),
  account('614', 'Charges locatives et de copropriété', 'Service charges of premises'),
  account('6152', 'Entretien et réparation sur biens immobiliers', 'Repair of premises'),
  account('6155', 'Entretien et réparation sur biens mobiliers', 'Repair of movables'),
  account('6156', 'Maintenance', 'Maintenance contracts'),
  account('6161', 'Assurances multirisques', 'Comprehensive insurance'),
  account('6163', 'Assurance transport', 'Transport insurance'),
  account('6164', 'Assurance risques d’exploitation', 'Insurance of operating risks'),
  account('617', 'Études et recherches', 'Studies and research'),
  account('6181', 'Documentation générale', 'Documentation'),
  account('6183', 'Documentation technique', 'Technical documentation'),
  account('6185', 'Frais de colloques, séminaires, conférences', 'Seminars and conferences'),
  account('6211', 'Personnel intérimaire', 'Temporary staff'),
  account('6221', 'Commissions et courtages sur achats', 'Commissions on purchases'),
  account('6222', 'Commissions et courtages sur ventes', 'Commissions on sales'),
  account('6224', 'Rémunérations des transitaires', 'Forwarding agents'),
  account('6226', 'Honoraires', 'Professional fees'),
  account('6227', 'Frais d’actes et de contentieux', 'Legal costs'),
  account('6231', 'Annonces et insertions', 'Advertisements'),
  account('6232', 'Échantillons', 'Samples'),
  account('6233', 'Foires et expositions', 'Fairs and exhibitions'),
  account('6234', 'Cadeaux à la clientèle', 'Gifts to customers', 'gift'),
  account('6236', 'Catalogues et imprimés', 'Catalogues and print'),
  account('6241', 'Transports sur achats', 'Carriage inwards'),
  account('6242', 'Transports sur ventes', 'Carriage outwards'),
  account('6247', 'Transports collectifs du personnel', 'Transport of staff', 'passenger-transport'),
  account('6251', 'Voyages et déplacements', 'Travel', 'passenger-transport'),
  account('6255', 'Frais de déménagement', 'Removal costs'),
  account('6256', 'Missions', 'Business trips', 'accommodation'),
  account('6257', 'Réceptions', 'Receptions and meals'),
  account('626', 'Frais postaux et de télécommunications', 'Post and telecommunications'),
  account('627', 'Services bancaires et assimilés', 'Bank charges'),
  account('6281', 'Cotisations', 'Membership fees'),
  account('6284', 'Frais de recrutement', 'Recruitment costs'),
  account('6354', 'Droits d’enregistrement et de timbre', 'Stamp and registration duties'),
  account('637', 'Autres impôts et taxes', 'Other taxes'),
  account('6475', 'Médecine du travail, pharmacie', 'Occupational medicine'),
  account('6511', 'Redevances pour licences et solutions informatiques', 'Licence and software fees'),
  account('6516', 'Droits d’auteur et de reproduction', 'Royalties'),
  account('6581', 'Pénalités sur marchés', 'Contract penalties'),
];

/** The account itself, or the one that a company's sub-account belongs to. */
export function accountOf(number: string): PurchaseAccount | undefined {
  return PURCHASE_ACCOUNTS.filter((candidate) => number.startsWith(candidate.number)).reduce<
    PurchaseAccount | undefined
  >((best, candidate) => (best && best.number.length >= candidate.number.length ? best : candidate), undefined);
}

/** A fixed asset (class 2), to be written off over years. */
export const isAsset = (account: string): boolean => account.startsWith('2');
