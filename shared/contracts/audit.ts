import * as z from 'zod';
import { defineEvent } from './event.ts';

/**
 * Published by every area's outbox for each command that was carried out: who did what, when, to which thing, with which
 * input (as a hash). `identity` chains them into the audit trail.
 */
export const CommandRecorded = defineEvent({
  name: 'platform.command-recorded',
  version: 1,
  summary: 'A command, step or listener changed something.',
  aggregate: 'command',
  data: z.object({
    task: z.string(),
    actor: z.string(),
    inputHash: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    events: z.array(z.string()),
  }),
  example: {
    task: 'work.decide-human-task',
    actor: 'user_4f1c',
    inputHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    subject: { kind: 'human-task', id: 'htk_018f' },
    events: ['work.human-task-decided.v1'],
  },
});
