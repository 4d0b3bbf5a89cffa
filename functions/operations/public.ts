import * as z from 'zod';
import { defineEvent } from '../../shared/contracts/event.ts';
import { ClearanceId } from './domain/clearance.ts';

export const ClearanceOrdered = defineEvent({
  name: 'operations.clearance-ordered',
  version: 1,
  summary: 'An administrator wants messages of a dead-letter queue put back to work, or dropped.',
  aggregate: 'clearance',
  data: z.object({ clearanceId: ClearanceId }),
  example: { clearanceId: 'clr_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e' },
});
