import * as z from 'zod';

/** A message in a dead-letter queue, as people see it. */
export const DeadLetter = z
  .object({
    messageId: z.string(),
    /** First sent, UTC. */
    sentAt: z.string(),
    /** Type of the event in it, when it is one. */
    type: z.string().optional(),
    companyId: z.string().optional(),
    correlationId: z.string().optional(),
    /** Why it could not be delivered, where AWS says so. */
    reason: z.string().optional(),
    /** The beginning of the message. */
    body: z.string(),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof DeadLetter>;

export const DeadLetterQueue = z
  .object({
    queue: z.string(),
    /** Roughly; SQS counts so. */
    waiting: z.number().int(),
    /** The first of them, ten at most. */
    letters: z.array(DeadLetter),
  })
  .meta({ id: 'DeadLetterQueue' });

const SHOWN = 4000;

/** What a message says of itself: an event of ours within one of EventBridge, or anything. */
export function readLetter(letter: {
  messageId: string;
  sentAt: string;
  body: string;
  reason: string | undefined;
}): DeadLetter {
  const { messageId, sentAt, body, reason } = letter;
  return {
    messageId,
    sentAt,
    ...eventIn(body),
    ...(reason && { reason }),
    body: body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body,
  };
}

function eventIn(body: string): Pick<DeadLetter, 'type' | 'companyId' | 'correlationId'> {
  try {
    const event = Envelope.safeParse(JSON.parse(body));
    if (!event.success) return {};
    const { 'detail-type': type, detail = {} } = event.data;
    return { ...(type && { type }), ...detail };
  } catch {
    return {};
  }
}

const Envelope = z.object({
  'detail-type': z.string().optional(),
  detail: z.object({ companyId: z.string().optional(), correlationId: z.string().optional() }).optional(),
});
