import { replace } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord } from '../../data/intake.ts';
import { adoptIntake } from './task.ts';

export const useCase = defineCommand(adoptIntake, {
  repeat: ({ execution }) => execution,
  reads: ({ intakeId }, { scope }) => ({ subject: IntakeRecord.key(scope, intakeId) }),
  decide({ intakeId, execution }, { subject }) {
    if (!subject) throw new Error(`No intake ${intakeId}`);
    const { endedAt, invoiceId, toKey, sha256 } = subject.data;
    if (endedAt) return decided({ outcome: 'ended' });
    return decided(
      { outcome: invoiceId || toKey ? 'advance' : 'read', sha256 },
      { writes: [replace(subject, { ...subject.data, execution })] },
    );
  },
});
