import { expect, test } from 'vitest';
import { Company } from './company.ts';
import { Email, Memberships } from './member.ts';

const company = { companyId: 'ateliers', name: 'Ateliers', timeZone: 'Europe/Paris', establishments: [] };

test.each(['Europe/Paris', 'UTC', 'America/Guadeloupe'])('%s is a time zone', (timeZone) => {
  expect(Company.safeParse({ ...company, timeZone }).success).toBe(true);
});

test.each(['', 'Europe/Lyon', 'x'.repeat(10_000)])('%j is none', (timeZone) => {
  expect(Company.safeParse({ ...company, timeZone }).success).toBe(false);
});

test.each([
  ['director@brumaire.example', true],
  [`${'a'.repeat(64)}@brumaire.example`, true],
  [`${'a'.repeat(65)}@brumaire.example`, false],
  [`a@${'b.'.repeat(60)}example`, false],
])('%s may be an address of a person: %s', (address, may) => {
  expect(Email.safeParse(address).success).toBe(may);
});

test('memberships name companies, and not more than an item can hold', () => {
  const inCompanies = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`company-${index}`, ['clerk']]));
  expect(Memberships.safeParse(inCompanies(200)).success).toBe(true);
  expect(Memberships.safeParse(inCompanies(201)).success).toBe(false);
  expect(Memberships.safeParse({ group: ['administrator'] }).success).toBe(true);
});

test.each(['', 'a#b', 'Brumaire', 'constructor'])('%j is the name of no company', (companyId) => {
  const memberships = JSON.parse(`{ ${JSON.stringify(companyId)}: ["clerk"] }`);
  expect(Memberships.safeParse(memberships).success).toBe(false);
  expect(Company.safeParse({ ...company, companyId }).success).toBe(false);
});
