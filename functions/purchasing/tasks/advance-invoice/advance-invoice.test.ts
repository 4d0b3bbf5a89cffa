import { describe, expect, test } from 'vitest';
import { coding } from '../../../../test/builders/coding.ts';
import { partyId } from '../../../../test/builders/parties.ts';
import {
  inForce,
  intake,
  intakeId,
  invoice as readInvoice,
  role,
  storedApproval,
  storedIntake,
  storedInvoice,
} from '../../../../test/builders/purchasing.ts';
import { decided, NOW } from '../../../../test/builders/use-case.ts';
import type { Intake } from '../../domain/intake.ts';
import { approve } from '../../domain/questions/approve.ts';
import { keyIn } from '../../domain/questions/key-in.ts';
import { sellerSought } from '../../domain/seller.ts';
import type { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { withToPay } from '../../domain/to-pay.ts';
import { useCase } from './advance-invoice.ts';
import { advanceInvoice } from './task.ts';

/** Coded: the approval is what remains to be asked. */
const invoice = { ...readInvoice, coding: { ...coding, confirmed: true } };
const supplier = { partyId, name: 'Verrerie du Rhône SAS' };
const by = { by: 'user_malik', name: 'Malik Diop', at: '2026-11-24T08:00:00.000Z' };
const asked = { question: approve.name, round: 1, role: 'approver' as const, since: NOW };
const rule = { name: 'Toute facture', when: {}, approvals: [role('approver')] };
const settings = inForce(rule);
const prepared = (about: SupplierInvoice) =>
  approve.prepare?.(about, { intake, approval: settings, now: NOW }) as SupplierInvoice;
const sought = { ...intake, supplierSought: true };
const waitingIntake = { ...sought, state: 'waiting' as const, asked };
const waitingInvoice = { ...prepared(invoice), state: 'waiting' as const };
const approval = storedApproval(settings);
const read = { subject: storedIntake(intake), invoice: storedInvoice(invoice), approval };
const waiting = { subject: storedIntake(waitingIntake), invoice: storedInvoice(waitingInvoice), approval };

const inputOf = (given: object, answered = 'nothing', execution = 'run-1') => ({
  intakeId,
  execution,
  answered,
  given,
});
const advance = (given: object, state: object) =>
  decided(advanceInvoice, useCase, { input: inputOf(given), state: state as never });

test('the supplier found is tied to the invoice, which waits for the answer to its first question', () => {
  const tied = { ...prepared({ ...invoice, supplier }), state: 'waiting' as const };
  expect(advance({ supplier }, read)).toEqual({
    output: {
      outcome: 'ask',
      task: {
        process: 'purchasing.supplier-invoice-intake',
        record: { area: 'purchasing', kind: 'intake', id: intakeId },
        question: approve.name,
        round: 1,
        ...approve.ask(tied, { intake, approval: settings, now: NOW }),
      },
    },
    writes: [
      { type: 'replace', kind: 'intake', data: waitingIntake },
      { type: 'replace', kind: 'supplier-invoice', data: tied },
    ],
    events: [{ type: 'purchasing.supplier-invoice-taken-in-charge.v1', data: tied }],
  });
});

test('without a supplier a person is asked all the same', () => {
  expect(advance({ supplier: {} }, read).writes[1]?.data).toEqual(waitingInvoice);
});

test('before its supplier was looked for nobody is asked', () => {
  expect(advance({}, read).output).toEqual({
    outcome: 'seek',
    seller: sellerSought(invoice, intakeId),
  });
});

test('an execution that starts again asks the question that is open, and changes nothing', () => {
  for (const given of [{}, { supplier }])
    expect(advance(given, waiting)).toMatchObject({
      output: { outcome: 'ask', task: { question: approve.name, round: 1 } },
      writes: [],
    });
});

test('a question asked once more is another human task', () => {
  const decisions = [{ question: approve.name, outcome: 'approve', comment: '', ...by }];
  const again = { ...waiting, subject: storedIntake({ ...sought, decisions }) };
  expect(advance({}, again).output).toMatchObject({ task: { question: approve.name, round: 2 } });
});

test('approved: file and invoice say so, and other areas hear of the whole invoice', () => {
  const decision = { outcome: 'approve', comment: '', ...by };
  const given = [{ policy: 1, level: 1, comment: '', ...by }];
  const approvals = { ...waitingInvoice.approvals, given };
  const approved = { ...invoice, approvals, state: 'approved', decision: { comment: '', ...by } };
  const decisions = [{ ...decision, question: approve.name }];
  expect(advance({ decision }, waiting)).toEqual({
    output: { outcome: 'approved' },
    writes: [
      { type: 'replace', kind: 'intake', data: { ...sought, state: 'approved', decisions, endedAt: NOW } },
      { type: 'replace', kind: 'supplier-invoice', data: approved },
    ],
    events: [{ type: 'purchasing.supplier-invoice-approved.v1', data: withToPay(approved as never) }],
  });
});

test('rejected: with the person’s own words as the reason', () => {
  const decision = { outcome: 'reject', comment: 'Prix non convenu', ...by };
  const rejected = { ...waitingInvoice, state: 'rejected', decision: { comment: 'Prix non convenu', ...by } };
  const reason = { code: 'rejected', fr: 'Prix non convenu', en: 'Prix non convenu' };
  const decisions = [{ ...decision, question: approve.name }];
  expect(advance({ decision }, waiting)).toEqual({
    output: { outcome: 'rejected' },
    writes: [
      { type: 'replace', kind: 'intake', data: { ...sought, state: 'rejected', decisions, endedAt: NOW, reason } },
      { type: 'replace', kind: 'supplier-invoice', data: rejected },
    ],
    events: [{ type: 'purchasing.supplier-invoice-rejected.v1', data: { ...rejected, reason } }],
  });
});

test('an answer is applied once, whichever execution brings it; everything else once per execution', () => {
  const decision = { outcome: 'approve', comment: '', ...by };
  const keyOf = (...call: Parameters<typeof inputOf>) => useCase.repeat?.(advanceInvoice.input.parse(inputOf(...call)));
  expect(keyOf({ decision }, 'htk_1', 'run-1')).toBe(keyOf({ decision }, 'htk_1', 'run-2'));
  expect(keyOf({ decision }, 'htk_1')).not.toBe(keyOf({ decision }, 'htk_2'));
  expect(keyOf({ supplier })).toBe(keyOf({}));
  expect(
    new Set([keyOf({}), keyOf({}, 'nothing', 'run-2'), keyOf({}, 'htk_1'), keyOf({ decision }, 'htk_1')]).size,
  ).toBe(4);
});

describe('a file that is keyed', () => {
  const toKey = { ...intake, toKey: 'pdf' as const };
  const question = { question: keyIn.name, round: 1, role: 'clerk' as const, since: NOW };
  const open = { ...toKey, state: 'waiting' as const, asked: question };
  const { syntax: _, checks: __, ...typed } = invoice;
  const keyed = { ...typed, keyed: { by: 'user_ines', name: 'Ines Marchal', at: NOW } };
  const allKeyed = { decision: { outcome: 'keyed', comment: '', ...by } };

  test('a clerk is asked before there is an invoice', () => {
    const { output, writes } = advance({}, { subject: storedIntake(toKey) });
    expect(output).toMatchObject({ outcome: 'ask', task: { question: keyIn.name, role: 'clerk', round: 1 } });
    expect(writes).toEqual([{ type: 'replace', kind: 'intake', data: open }]);
  });

  test('what is keyed but not said to be all stays with the clerk', () => {
    const state = { subject: storedIntake({ ...open, supplierSought: true }), invoice: storedInvoice(keyed) };
    expect(advance({}, state).output).toMatchObject({ task: { question: keyIn.name, round: 1 } });
  });

  test('when it is all, its seller is looked for; then the next question comes', () => {
    const { output, writes } = advance(allKeyed, { subject: storedIntake(open), invoice: storedInvoice(keyed) });
    expect(output).toMatchObject({ outcome: 'seek', seller: { round: 1, seller: { siren: '000100016' } } });
    const after = writes[0]?.data as Intake;
    expect(after).toMatchObject({ invoiceId: keyed.invoiceId, supplierSought: false });
    const next = advance({ supplier }, { subject: storedIntake(after), invoice: storedInvoice(keyed) });
    expect(next.output).toMatchObject({ outcome: 'ask', task: { question: approve.name } });
  });

  test('said to be all without being keyed, it is asked once more', () => {
    const { output } = advance(allKeyed, { subject: storedIntake(open) });
    expect(output).toMatchObject({ outcome: 'ask', task: { question: keyIn.name, round: 2 } });
  });

  test('what is no invoice ends with the reason, and nobody else hears of it', () => {
    const decision = { outcome: 'reject', comment: 'Publicité', ...by };
    const { output, writes, events } = advance({ decision }, { subject: storedIntake(open) });
    expect([output, events]).toEqual([{ outcome: 'rejected' }, []]);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.data).toMatchObject({ state: 'rejected', reason: { fr: 'Publicité' }, endedAt: NOW });
  });
});

test('what cannot be advanced is a defect of the workflow', () => {
  expect(() => advance({}, {})).toThrow(intakeId);
  const sought = storedIntake({ ...intake, supplierSought: true });
  expect(() => advance({}, { subject: sought })).toThrow(intakeId);
  expect(() => advance({ decision: { outcome: 'approve', comment: '', ...by } }, read)).toThrow(/asked nothing/);
});
