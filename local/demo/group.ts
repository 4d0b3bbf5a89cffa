/** The group that the demonstration shows: its companies, and the people and apps that work for them. */

import type { Schemas } from '../../shared/client/client.ts';
import type { Role } from '../../shared/contracts/roles.ts';

export const LUMINAIRES = 'brumaire-luminaires';
export const SERVICES = 'brumaire-services';
export type CompanyId = typeof LUMINAIRES | typeof SERVICES;

export const companies: Readonly<Record<CompanyId, Schemas['Company'] & { companyId: CompanyId }>> = {
  [LUMINAIRES]: {
    companyId: LUMINAIRES,
    name: 'Brumaire Luminaires SAS',
    siren: '000100016',
    vatNumber: 'FR39000100016',
    timeZone: 'Europe/Paris',
    establishments: [
      {
        establishmentId: 'lyon',
        name: 'Lyon',
        siret: '00010001600013',
        address: { line: '14 quai des Lanternes', postcode: '69002', city: 'Lyon', country: 'FR' },
      },
      {
        establishmentId: 'entrepot',
        name: 'Entrepôt de Saint-Priest',
        siret: '00010001600021',
        address: { line: '3 rue du Filament', postcode: '69800', city: 'Saint-Priest', country: 'FR' },
      },
    ],
  },
  [SERVICES]: {
    companyId: SERVICES,
    name: 'Brumaire Services SARL',
    siren: '000100024',
    vatNumber: 'FR63000100024',
    timeZone: 'Europe/Paris',
    establishments: [
      {
        establishmentId: 'lyon',
        name: 'Lyon',
        siret: '00010002400017',
        address: { line: '16 quai des Lanternes', postcode: '69002', city: 'Lyon', country: 'FR' },
      },
    ],
  },
};

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** What they are in the group. */
  readonly is: string;
  readonly memberships: Readonly<Record<string, readonly Role[]>>;
  /** Years after that of the seed at whose end the mandate is over. */
  readonly yearsOfMandate?: number;
  /** What a visitor may try under this name. */
  readonly toTry: string;
}

const password = 'Brumaire-2026!';
const inBoth = (...roles: readonly Role[]) => ({ [LUMINAIRES]: roles, [SERVICES]: roles });

export const people = {
  administrator: {
    email: 'administrator@brumaire.example',
    password,
    name: 'Léa Fontaine',
    is: 'administrator of the group',
    memberships: { group: ['administrator'], ...inBoth('administrator') },
    toTry: 'invite people and change roles; decide nothing',
  },
  clerk: {
    email: 'clerk@brumaire.example',
    password,
    name: 'Inès Marchal',
    is: 'clerk, both companies',
    memberships: inBoth('clerk'),
    toTry: 'drop files, follow what becomes of them',
  },
  accountant: {
    email: 'accountant@brumaire.example',
    password,
    name: 'Hugo Lefèvre',
    is: 'accountant, Luminaires',
    memberships: { [LUMINAIRES]: ['accountant'] },
    toTry: 'see one company only; the other one does not exist',
  },
  director: {
    email: 'director@brumaire.example',
    password,
    name: 'Camille Roussel',
    is: 'director, both companies',
    memberships: inBoth('director'),
    toTry: 'approve and reject',
  },
  approver: {
    email: 'approver@brumaire.example',
    password,
    name: 'Malik Diop',
    is: 'the only approver, Services',
    memberships: { [SERVICES]: ['approver'] },
    toTry: 'approve and reject',
  },
  outsideAccountant: {
    email: 'sabine@keravel.example',
    password,
    name: 'Sabine Kéravel',
    is: 'outside accountant, both',
    memberships: inBoth('accountant'),
    toTry: 'read everything, decide nothing',
  },
  auditor: {
    email: 'auditor@vasseur.example',
    password,
    name: 'Pierre Vasseur',
    is: 'auditor, Luminaires, for six years',
    memberships: { [LUMINAIRES]: ['auditor'] },
    // A statutory auditor has six financial years (C. com. L821-44, formerly L823-3).
    yearsOfMandate: 5,
    toTry: 'read the timeline of each file; change nothing',
  },
} as const satisfies Readonly<Record<string, Person>>;

/** An app that talks to the API of one company by itself. */
export const machine = {
  name: 'Boutique en ligne',
  memberships: { [LUMINAIRES]: ['clerk'] as const },
} as const;
