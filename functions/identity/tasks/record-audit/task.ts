import * as z from 'zod';
import { CommandRecorded } from '../../../../shared/contracts/audit.ts';
import { batchListener, defineTask } from '../../../../shared/contracts/task.ts';

export const recordAudit = defineTask({
  id: 'identity.record-audit',
  summary: 'Adds every command of every area to the hash-chained audit trail of its company',
  trigger: batchListener(CommandRecorded),
  input: CommandRecorded.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write', records: 'append' } },
  failureImpact: 'The audit trail lags behind; nothing is lost, the queue keeps it.',
});
