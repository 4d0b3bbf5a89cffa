import { expect, test } from 'vitest';
import type { PolicyContent } from '../../api/policies.ts';
import { choiceOf, contentOf, newRule, personsChoice, policyFields } from './fields.ts';

const director = { of: 'role', role: 'director' } as const;
const persons = { of: 'persons', persons: [{ id: 'user_1', name: 'Camille' }] } as const;
const content: PolicyContent = {
  currency: 'EUR',
  rules: [
    {
      name: 'Grande',
      when: {
        amountFrom: '5000.00',
        accounts: ['606', '607'],
        suppliers: ['pty_1'],
        documents: ['invoice'],
        orders: ['differs', 'none'],
      },
      approvals: [persons, director, director, director],
      automatic: false,
    },
  ],
  fourEyesFrom: '1000.00',
  costCentreOwners: [{ costCentre: 'LYON', persons: [{ id: 'user_1', name: 'Camille' }] }],
};

test('a policy that nobody changes stays as it is, with what has no field too', () => {
  expect(contentOf(policyFields(content))).toEqual(content);
});

test('what is typed is read: amounts with a comma, lists with commas, nobody asked is automatic', () => {
  const rule = {
    ...newRule(),
    name: ' Petite ',
    amountBelow: '1 000,50',
    costCentres: 'LYON, PARIS',
    order: 'matched' as const,
    suppliers: ['pty_2'],
  };
  const typed = {
    currency: 'eur',
    fourEyesFrom: '',
    owners: [
      { costCentre: ' LYON ', persons: personsChoice(persons.persons) },
      { costCentre: 'LYON', persons: personsChoice([...persons.persons, { id: 'user_2', name: 'Malik' }]) },
      { costCentre: 'PARIS', persons: '' },
    ],
    rules: [
      { ...rule, first: '' },
      { ...rule, second: choiceOf(director) },
    ],
  };
  const when = { amountBelow: '1000.50', costCentres: ['LYON', 'PARIS'], suppliers: ['pty_2'], orders: ['matched'] };
  expect(contentOf(typed)).toEqual({
    currency: 'EUR',
    rules: [
      { name: 'Petite', when, approvals: [], automatic: true },
      { name: 'Petite', when, approvals: [{ of: 'role', role: 'approver' }, director], automatic: false },
    ],
    costCentreOwners: [
      {
        costCentre: 'LYON',
        persons: [
          { id: 'user_1', name: 'Camille' },
          { id: 'user_2', name: 'Malik' },
        ],
      },
    ],
  });
});
