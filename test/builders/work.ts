import { HumanTaskRecord, WaitingExecutionRecord } from '../../functions/work/data/human-task.ts';
import type { Absence } from '../../functions/work/domain/absence.ts';
import type { HumanTask } from '../../functions/work/domain/human-task.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { NOW, stored } from './use-case.ts';

export const QUESTION = {
  process: 'purchasing.supplier-invoice-intake',
  record: { area: 'purchasing', kind: 'intake', id: 'itk_1' },
  question: 'approve-supplier-invoice',
  title: { fr: 'Facture A-1', en: 'Invoice A-1' },
  facts: [{ label: { fr: 'Facture', en: 'Invoice' }, value: 'A-1' }],
  role: 'approver' as const,
  outcomes: [
    { outcome: 'approve', label: { fr: 'Approuver', en: 'Approve' }, commentRequired: false },
    { outcome: 'reject', label: { fr: 'Rejeter', en: 'Reject' }, commentRequired: true },
  ],
};

export const taskId = derivedId('htk', 'test');

export const openTask: HumanTask = { ...QUESTION, taskId, state: 'open', openedAt: NOW };
export const claimedBy = (by: string, name = by): HumanTask => ({
  ...openTask,
  state: 'claimed',
  claim: { by, name, at: NOW },
});
export const decision = { outcome: 'approve', comment: '', by: 'user_malik', name: 'Malik Diop', at: NOW };
export const decidedTask: HumanTask = { ...openTask, state: 'decided', decision };

export const storedTask = (task: HumanTask, version = 1) => stored(HumanTaskRecord, task, { version });
export const waiting = (taskToken: string) => stored(WaitingExecutionRecord, { taskId, taskToken });

/** This week; Camille unless another is given, and nobody stands in. */
export const absence = (given: Partial<Absence> = {}): Absence => ({
  absenceId: derivedId('abs', 'test'),
  person: { id: 'user_camille', name: 'Camille Roussel' },
  roles: ['approver'],
  from: '2026-11-23',
  until: '2026-11-27',
  timeZone: 'Europe/Paris',
  ...given,
});
