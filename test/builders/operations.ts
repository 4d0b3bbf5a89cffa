import type { Clearance } from '../../functions/operations/domain/clearance.ts';

/** An order to put one message back to work. */
export const redrive: Clearance = {
  clearanceId: 'clr_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
  queue: 'work-resume-process-dead',
  action: 'redrive',
  messageIds: ['m-1'],
  reason: 'The listener is mended',
  orderedBy: 'Léa Fontaine',
  orderedAt: '2026-11-24T09:30:00.000Z',
  state: 'ordered',
  cleared: 0,
  left: 0,
};
