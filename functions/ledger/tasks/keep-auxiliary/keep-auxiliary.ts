import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { AuxiliaryRecord } from '../../data/books.ts';
import { keepAuxiliary } from './task.ts';

export const useCase = defineCommand(keepAuxiliary, {
  reads: ({ party }, { scope }) => ({ subject: AuxiliaryRecord.key(scope, party) }),
  decide: (auxiliary, { subject }, { scope }) =>
    decided(auxiliary, { writes: [put(AuxiliaryRecord, scope, subject, auxiliary)] }),
});
