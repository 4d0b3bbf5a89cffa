import * as z from 'zod';

/** `work-resume-process-dead`: a dead-letter queue without product and stage. */
export const QueueName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,60}-(dead|undelivered)$/)
  .meta({ examples: ['work-resume-process-dead'] });

export const ClearanceId = z
  .string()
  .regex(/^clr_[0-9a-f-]{36}$/)
  .meta({ examples: ['clr_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** An administrator's order about a dead-letter queue: put messages back to work, or drop them, and why. */
export const Clearance = z
  .object({
    clearanceId: ClearanceId,
    queue: QueueName,
    action: z.enum(['redrive', 'drop']),
    /** Every message that waited when it was ordered, when left out. */
    messageIds: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
    reason: z.string().trim().min(3).max(500),
    orderedBy: z.string(),
    orderedAt: z.string(),
    state: z.enum(['ordered', 'done']),
    /** Messages put back or dropped. */
    cleared: z.number().int(),
    /** Messages left, because no listener's queue takes them back. */
    left: z.number().int(),
  })
  .meta({ id: 'Clearance' });
export type Clearance = z.infer<typeof Clearance>;
