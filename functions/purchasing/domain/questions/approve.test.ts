import { describe, expect, test } from 'vitest';
import { inForce, intake, invoice, noPolicy, role } from '../../../../test/builders/purchasing.ts';
import { NOW } from '../../../../test/builders/use-case.ts';
import type { SingleApprover } from '../approval/round.ts';
import type { ApprovalSettings } from '../approval/settings.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import { approve } from './approve.ts';
import type { Ask, Facts } from './question.ts';

const known = { ...invoice, supplier: { partyId: 'pty_1', name: 'Verrerie (fournisseur)' } };
const decisionOf = (id: string) => ({ outcome: 'approve', comment: '', by: id, name: id, at: NOW });
const facts = (approval: ApprovalSettings, given: Partial<Facts> = {}): Facts => ({
  intake,
  now: NOW,
  approval,
  ...given,
});
const prepared = (about: SupplierInvoice, given: Facts) => approve.prepare?.(about, given) as SupplierInvoice;
const asked = (about: SupplierInvoice, given: Facts) => approve.ask(prepared(about, given), given) as Ask;
const answer = (about: SupplierInvoice, id: string, given: Facts) =>
  (approve.apply(prepared(about, given), decisionOf(id), given) as { invoice: SupplierInvoice }).invoice;

const everything = { name: 'Toute facture', when: {}, approvals: [role('approver')] };
const two = { name: 'Grande', when: {}, approvals: [role('approver'), role('director')] };

describe('what a person is asked', () => {
  test('who, what and how much, in reading order and in both languages', () => {
    const { title, facts: told, outcomes, role } = asked(known, facts(inForce(two)));
    expect(title).toEqual({
      fr: 'Facture A-1 de Verrerie (fournisseur)',
      en: 'Invoice A-1 from Verrerie (fournisseur)',
    });
    expect(told.map(({ label, value }) => `${label.en}: ${value}`)).toEqual([
      'Supplier: Verrerie (fournisseur)',
      'Invoice: A-1',
      'Date: 2026-11-20',
      'Due date: 2026-12-20',
      'Total without VAT: 100.00 EUR',
      'Total with VAT: 120.00 EUR',
      'Amount due: 120.00 EUR',
      'Approval: 1 / 2',
      'Rule: Grande',
      'Policy: 1',
    ]);
    expect(role).toBe('approver');
    expect(outcomes.map(({ outcome, commentRequired }) => [outcome, commentRequired])).toEqual([
      ['approve', false],
      ['reject', true],
    ]);
    for (const { label } of [...told, ...outcomes]) expect(label.fr.length * label.en.length).toBeGreaterThan(0);
  });

  test('an unknown supplier is named as the invoice does, with a mark; no due date is no line', () => {
    const { dueDate: _, ...without } = invoice;
    const { facts: told } = asked(without, facts(noPolicy));
    expect(told[0]?.value).toBe('Verrerie du Rhône (?)');
    expect(told.map(({ label }) => label.en)).not.toContain('Due date');
  });

  test('a company without a policy asks a director', () => {
    expect(asked(known, facts(noPolicy)).role).toBe('director');
  });

  test('who brought the file is excluded, and told why', () => {
    const given = facts(inForce(everything), { intake: { ...intake, broughtBy: 'user_ines' } });
    expect(asked(known, given).excluded).toEqual([
      { person: 'user_ines', why: { fr: expect.any(String), en: 'You brought or keyed this invoice.' } },
    ]);
  });

  test('who proposed a bank account of the supplier is excluded, and who proposed that of the invoice', () => {
    const bankDetails = { state: 'confirmed' as const, revision: 2, proposedBy: 'user_ines' };
    const supplier = { ...known.supplier, accountsProposedBy: ['user_zoe', 'user_ines'] };
    const why = { fr: expect.any(String), en: 'You proposed this supplier’s bank account.' };
    expect(asked({ ...known, supplier, bankDetails }, facts(inForce(everything))).excluded).toEqual([
      { person: 'user_zoe', why },
      { person: 'user_ines', why },
    ]);
  });

  test('named persons, without those who are excluded; when all are, a director', () => {
    const persons = [
      { id: 'user_ines', name: 'Ines' },
      { id: 'user_zoe', name: 'Zoé' },
    ];
    const rule = (of: typeof persons) => ({ ...everything, approvals: [{ of: 'persons' as const, persons: of }] });
    const brought = { intake: { ...intake, broughtBy: 'user_ines' } };
    expect(asked(known, facts(inForce(rule(persons)), brought))).toMatchObject({ persons: [persons[1]] });
    const director = asked(known, facts(inForce(rule(persons.slice(0, 1))), brought));
    expect([director.role, director.persons]).toEqual(['director', undefined]);
  });
});

describe('an answer', () => {
  const given = facts(inForce(two));

  test('is one approval: the next one is asked, and of somebody else', () => {
    const once = answer(known, 'user_malik', given);
    expect(once.approvals?.given).toMatchObject([{ policy: 1, level: 1, by: 'user_malik', at: NOW }]);
    expect(once.decision).toBeUndefined();
    expect(asked(once, given)).toMatchObject({ role: 'director', excluded: [{ person: 'user_malik' }] });
    const twice = answer(once, 'user_camille', given);
    expect(approve.ask(twice, given)).toBeUndefined();
    expect(twice.decision).toMatchObject({ by: 'user_camille' });
  });

  test.each([
    ['who brought the file', 'user_ines', undefined],
    ['for whom somebody stands in who brought the file', 'user_zoe', { id: 'user_ines', name: 'Ines' }],
  ])('of %s does not count, whatever the inbox let pass', (_, id, onBehalfOf) => {
    const brought = { ...given, intake: { ...intake, broughtBy: 'user_ines' } };
    const about = prepared(known, brought);
    const decision = { ...decisionOf(id), ...(onBehalfOf && { onBehalfOf }) };
    expect(approve.apply(about, decision, brought)).toEqual({ invoice: about });
  });

  test('of the same person counts once, and once for whom they stood in', () => {
    const once = answer(known, 'user_malik', given);
    expect(answer(once, 'user_malik', given)).toEqual(once);
    const inFor = { ...decisionOf('user_zoe'), onBehalfOf: { id: 'user_malik', name: 'M' } };
    expect(approve.apply(once, inFor, given)).toEqual({ invoice: once });
  });

  test('about an invoice that has changed since it was asked does not count, and what was given before neither', () => {
    const once = answer(known, 'user_malik', given);
    const changed = { ...once, dueDate: '2027-01-31' };
    expect(approve.apply(changed, decisionOf('user_camille'), given)).toEqual({ invoice: changed });
    expect(prepared(changed, given).approvals?.given).toEqual([]);
  });

  test('other than an approval rejects', () => {
    const reason = { code: 'rejected', fr: 'Prix non convenu', en: 'Prix non convenu' };
    for (const outcome of ['reject', 'anything']) {
      const decision = { ...decisionOf('user_malik'), outcome, comment: 'Prix non convenu' };
      expect(approve.apply(prepared(known, given), decision, given)).toEqual({ rejected: reason });
    }
  });
});

test('a policy that comes into force while an invoice waits does not touch it, unless the invoice changes', () => {
  const before = facts(inForce(everything));
  const waiting = prepared(known, before);
  const stricter = facts(inForce(two, { number: 2 }));
  expect(prepared(waiting, stricter)).toEqual(waiting);
  const done = answer(waiting, 'user_malik', stricter);
  expect(approve.ask(prepared(done, stricter), stricter)).toBeUndefined();
  expect(prepared({ ...waiting, dueDate: '2027-01-31' }, stricter).approvals).toMatchObject({ policy: 2, given: [] });
});

test('nobody is asked where a rule says so for a matched order, and the round names the rule', () => {
  const automatic = {
    name: 'Commande conforme',
    when: { amountBelow: '500.00', orders: ['none' as const] },
    approvals: [],
    automatic: true,
  };
  const given = facts(inForce(automatic as never));
  const settled = prepared(known, given);
  expect(approve.ask(settled, given)).toBeUndefined();
  expect(settled.approvals).toMatchObject({ automatic: 'Commande conforme', asked: [], given: [] });
});

describe('who may approve alone', () => {
  const alone: SingleApprover = {
    person: { id: 'user_ines', name: 'Ines' },
    until: '2026-11-24',
    reason: 'Seule personne de la société',
    declaredBy: { id: 'user_admin', name: 'A', at: NOW },
  };
  const given = facts({ ...inForce(two), singleApprovers: [alone] }, { intake: { ...intake, broughtBy: 'user_ines' } });

  test('may give every approval, each marked with what it lifted', () => {
    expect(asked(known, given).excluded).toBeUndefined();
    const twice = answer(answer(known, 'user_ines', given), 'user_ines', given);
    expect(twice.approvals?.given.map(({ singleApprover }) => singleApprover)).toEqual([
      [{ person: 'user_ines', why: 'entered' }],
      [
        { person: 'user_ines', why: 'entered' },
        { person: 'user_ines', why: 'approved-before' },
      ],
    ]);
    expect(approve.ask(twice, given)).toBeUndefined();
  });

  test('not a day longer', () => {
    const later = { ...given, now: '2026-11-25T09:00:00.000Z' };
    expect(asked(known, later).excluded).toMatchObject([{ person: 'user_ines' }]);
    expect(answer(known, 'user_ines', later).approvals?.given).toEqual([]);
  });
});
