import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord, UploadRecord } from '../../data/intake.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { getIntakeTimeline } from './task.ts';

export const useCase = defineQuery(getIntakeTimeline, async ({ intakeId }, { scope }, { read }) => {
  const key = IntakeRecord.key(scope, intakeId);
  const intake = await read.get(key);
  if (!intake) return refuse(IntakeNotFound, { intakeId });
  const [arrival, process, onInvoice] = await Promise.all([
    read.commands(UploadRecord.key(scope, intake.data.uploadId)),
    read.commands(key),
    read.commands(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId))),
  ]);
  const items = [...arrival, ...process, ...onInvoice].map(({ at, task, actor, answer, events }) => ({
    at,
    task,
    actor: { id: actor.id, name: actor.name },
    outcome: (answer as { outcome?: string }).outcome ?? 'done',
    events: events.map(({ type }) => type),
  }));
  // The commands themselves lie in the area `work`; the intake holds who decided and when.
  for (const { at, by, name } of intake.data.decisions ?? [])
    items.push({ at, task: 'work.decide-human-task', actor: { id: by, name }, outcome: 'decided', events: [] });
  return { items: items.sort((a, b) => a.at.localeCompare(b.at)) };
});
